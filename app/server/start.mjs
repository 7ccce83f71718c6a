import fs from "node:fs";
import net from "node:net";
import path from "node:path";
import { checkNode, prepare, root, Stop } from "./prepare.mjs";

const usage =
  "npm start [-- --empty]   starts the server; --empty loads no demo and opens first-run set-up\n";

async function start(argv) {
  if (argv[0] === "run") return runCommand(argv.slice(1));
  if (argv[0] === "dev") return develop(argv.slice(1));
  if (argv.includes("--help")) return void process.stdout.write(usage);
  refuseUnknown(argv);
  await checkPort();
  await prepare({ build: true });
  // React and the libraries around it ask the environment which of their builds to load
  process.env.NODE_ENV ??= "production";
  const { main } = await import("../../build/main/main.js");
  await main(argv);
}

function refuseUnknown(argv) {
  const unknown = argv.find((argument) => argument !== "--empty");
  if (unknown) throw new Stop(`Unknown argument ${unknown}. Usage: ${usage.trim()}`);
}

/** The sources themselves, through tsx and Vite: pages reload as they are edited. */
async function develop(argv) {
  refuseUnknown(argv);
  await checkPort();
  await prepare({ build: false });
  process.env.NODE_ENV = "development";
  process.chdir(root);
  const { register } = await import("tsx/esm/api");
  register();
  const { main } = await import("./main.ts");
  await main(argv);
}

async function runCommand(argv) {
  await prepare({ build: true });
  const { cli } = await import("../../build/main/cli.js");
  await cli(argv);
}

/** Asked before any work, so that nobody waits for a build to hear that the port is taken. */
async function checkPort() {
  const wanted = process.env.PORT || "3000";
  const host = process.env.HOST || "127.0.0.1";
  const port = Number(wanted);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new Stop(`PORT must be a number from 1 to 65535, not "${wanted}".`);
  }
  const problem = await tryPort(port, host);
  if (problem === "EACCES")
    throw new Stop(`Port ${port} needs special rights; take one above 1023.`);
  if (problem && problem !== "EADDRINUSE") {
    throw new Stop(`Cannot listen on ${host}:${port} (${problem}). Check HOST and PORT.`);
  }
  if (!problem) return;
  for (let next = port + 1; next <= Math.min(port + 200, 65_535); next += 1) {
    if ((await tryPort(next, host)) !== null) continue;
    throw new Stop(`Port ${port} is taken; ${next} is free: PORT=${next} npm start`);
  }
  throw new Stop(`Port ${port} is taken; set PORT to a free one.`);
}

async function tryPort(port, host) {
  const probe = net.createServer();
  const problem = await new Promise((resolve) => {
    probe.once("error", (error) => resolve(error.code ?? error.message));
    probe.listen({ port, host, exclusive: true }, () => resolve(null));
  });
  if (problem === null) await new Promise((resolve) => probe.close(resolve));
  return problem ?? ((await answers(port, host)) ? "EADDRINUSE" : null);
}

/** Some systems let a narrower address share a port: someone may answer although it can be bound. */
function answers(port, host) {
  const wildcards = { "0.0.0.0": "127.0.0.1", "::": "::1" };
  const socket = net.connect({ port, host: wildcards[host] ?? host });
  return new Promise((resolve) => {
    socket.setTimeout(300, () => resolve(false));
    socket.once("connect", () => resolve(true));
    socket.once("error", () => resolve(false));
  }).finally(() => socket.destroy());
}

try {
  checkNode();
  const settings = path.join(root, ".env");
  if (fs.existsSync(settings)) process.loadEnvFile(settings);
  // React and Remix choose their production code by this
  process.env.NODE_ENV ??= "production";
  await start(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof Stop)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
