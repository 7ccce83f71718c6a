import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";

// Runs before anything is installed: Node's built-ins only.

export const root = fileURLToPath(new URL("../..", import.meta.url));
const inRoot = (...parts) => path.join(root, ...parts);
const say = (text) => process.stderr.write(text);

/** A condition the person at the keyboard can act on: printed as one line, without a stack. */
export class Stop extends Error {}

export function checkNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw new Stop(`Wenrun needs Node 20.19 or newer; this is ${process.versions.node}.`);
}

/** Installs and builds what is absent or stale; costs little when nothing is. */
export async function prepare({ build }) {
  checkNode();
  if (process.env.WENRUN_SKIP_PREPARE === "1") return;
  if (isInstalled() && (!build || isBuilt())) return;
  const release = await lock();
  try {
    if (!isInstalled()) await install();
    if (build && !isBuilt()) await compile();
  } finally {
    release();
  }
}

const stampOfModules = () => inRoot("node_modules", ".wenrun-stamp.json");
const stampOfBuild = () => inRoot("build", "stamp.json");
const readJson = (file) => {
  try {
    return JSON.parse(fs.readFileSync(file, "utf8"));
  } catch {
    return null;
  }
};

function expectedModules() {
  const lockfile = fs.readFileSync(inRoot("package-lock.json"));
  return {
    lock: createHash("sha256").update(lockfile).digest("hex"),
    node: process.versions.node.split(".")[0],
    platform: `${process.platform}-${process.arch}`,
  };
}

/** A stamp only saves work: where it cannot be written, the next start looks again. */
function note(file, stamp) {
  try {
    fs.writeFileSync(file, JSON.stringify(stamp));
  } catch (error) {
    if (!["EACCES", "EPERM", "EROFS"].includes(error.code)) throw error;
  }
}

const isSame = (a, b) => JSON.stringify(a) === JSON.stringify(b);

function isInstalled() {
  const expected = expectedModules();
  const stamp = readJson(stampOfModules());
  if (stamp) return isSame(stamp, expected);
  if (!wasInstalledByHand()) return false;
  note(stampOfModules(), expected);
  return true;
}

/** npm writes down what it installed: equal to the lockfile but for other platforms' packages. */
function wasInstalledByHand() {
  const installed = readJson(inRoot("node_modules", ".package-lock.json"))?.packages;
  if (!installed) return false;
  const wanted = readJson(inRoot("package-lock.json")).packages;
  return Object.entries(wanted).every(([name, entry]) => {
    if (name === "") return true;
    const found = installed[name];
    return found ? found.version === entry.version : entry.optional === true;
  });
}

async function install() {
  const npm = process.env.npm_execpath;
  const isNpm = npm && /npm-cli\.c?js$/.test(npm) && fs.existsSync(npm);
  const args = ["ci", "--include=dev", "--no-audit", "--no-fund"];
  await step(
    "Installing packages",
    isNpm ? process.execPath : "npm",
    isNpm ? [npm, ...args] : args,
  );
  fs.writeFileSync(stampOfModules(), JSON.stringify(expectedModules()));
}

const sources = ["app", "db", "public"];
const configs = ["vite.config.ts", "remix.config.js", "tsconfig.json", "package-lock.json"];
const isTest = (file) => /\.test\.tsx?$/.test(file);

function* inputs() {
  for (const folder of sources.filter((name) => fs.existsSync(inRoot(name)))) {
    for (const entry of fs.readdirSync(inRoot(folder), { withFileTypes: true, recursive: true })) {
      if (entry.isFile() && !isTest(entry.name)) yield path.join(entry.parentPath, entry.name);
    }
  }
  yield* configs.map((name) => inRoot(name));
}

const digest = (describe) => {
  const hash = createHash("sha256");
  for (const file of [...inputs()].sort()) {
    hash
      .update(`${path.relative(root, file)}\0`)
      .update(describe(file))
      .update("\0");
  }
  return hash.digest("hex");
};

const quickDigest = () =>
  digest((file) => {
    const { size, mtimeMs } = fs.statSync(file);
    return `${size} ${mtimeMs}`;
  });
const fullDigest = () => digest((file) => fs.readFileSync(file));

const outputs = ["server/index.js", "client", "main/main.js", "main/cli.js", "main/demo.js"];

const hasOutputs = () => outputs.every((name) => fs.existsSync(inRoot("build", name)));

function isBuilt() {
  if (!hasOutputs()) return false;
  const stamp = readJson(stampOfBuild());
  if (!stamp) return false;
  const quick = quickDigest();
  if (stamp.quick === quick) return true;
  // a checkout or a copy renews the times and leaves the contents
  if (stamp.full !== fullDigest()) return false;
  note(stampOfBuild(), { ...stamp, quick });
  return true;
}

async function compile() {
  const stamp = { quick: quickDigest(), full: fullDigest() };
  fs.rmSync(stampOfBuild(), { force: true });
  await step("Building", process.execPath, [inRoot("app", "server", "build.mjs")]);
  if (!hasOutputs()) throw new Stop(`The build lacks one of ${outputs.join(", ")}.`);
  fs.writeFileSync(stampOfBuild(), JSON.stringify(stamp));
}

/** Runs a program quietly, counting seconds; its output is shown only when it fails. */
async function step(title, program, args) {
  const began = performance.now();
  const seconds = () => `${Math.round((performance.now() - began) / 1000)} s`;
  say(`${title} …`);
  const isLive = process.stderr.isTTY;
  const ticker = setInterval(() => isLive && say(`\r${title} … ${seconds()}`), 1000);
  const output = [];
  const child = spawn(program, args, {
    cwd: root,
    env: { ...process.env, NODE_ENV: undefined, npm_config_loglevel: "warn" },
    stdio: ["ignore", "pipe", "pipe"],
    shell: process.platform === "win32" && program === "npm",
  });
  if (child.pid) fs.appendFileSync(lockFile(), `${nameOf(child.pid)}\n`);
  const end = () => child.kill();
  process.on("exit", end).once("SIGTERM", exitOn).once("SIGINT", exitOn);
  child.stdout.on("data", (chunk) => output.push(chunk));
  child.stderr.on("data", (chunk) => output.push(chunk));
  const problem = await new Promise((resolve) => {
    child.once("error", (error) => resolve(error.message));
    child.once("close", (code, signal) =>
      resolve(code === 0 ? null : `${signal ?? `exit ${code}`}`),
    );
  });
  clearInterval(ticker);
  process.off("exit", end).off("SIGTERM", exitOn).off("SIGINT", exitOn);
  say(isLive ? `\r${title} … ${seconds()}\n` : ` ${seconds()}\n`);
  if (problem === null) return;
  const lines = Buffer.concat(output).toString("utf8").trimEnd().split("\n");
  const gap = lines.length > 60 ? ["…"] : [];
  say(`${[...lines.slice(0, 30), ...gap, ...lines.slice(30).slice(-30)].join("\n")}\n`);
  throw new Stop(`${title} failed (${problem}); the reason stands above.`);
}

const exitOn = () => process.exit(130);

const lockFile = () => inRoot(".cache", "prepare.lock");

/** One preparation at a time: a second start waits for the first and then finds nothing to do. */
async function lock() {
  for (let waited = 0; ; waited += 1) {
    try {
      fs.mkdirSync(path.dirname(lockFile()), { recursive: true });
      fs.writeFileSync(lockFile(), `${nameOf(process.pid)}\n`, { flag: "wx" });
      return () => fs.rmSync(lockFile(), { force: true });
    } catch (error) {
      if (error.code !== "EEXIST") throw new Stop(`${root} cannot be written (${error.code}).`);
    }
    if (waited === 1) say("Another start is preparing; waiting for it …\n");
    await pause(500);
    dropStale(lockFile());
  }
}

/** The lock names the start and the installer it runs: one that outlives a killed start still counts. */
function dropStale(file) {
  try {
    const held = fs.readFileSync(file, "utf8");
    const owners = held.split("\n").filter((line) => line !== "");
    if (owners.some((owner) => isRunning(owner) && nameOf(Number.parseInt(owner, 10)) === owner))
      return;
    const aside = `${file}.${process.pid}`;
    fs.renameSync(file, aside);
    if (fs.readFileSync(aside, "utf8") === held) fs.rmSync(aside);
    else fs.renameSync(aside, file);
  } catch (error) {
    if (error.code !== "ENOENT") throw error;
  }
}

function isRunning(owner) {
  try {
    return process.kill(Number.parseInt(owner, 10), 0);
  } catch (error) {
    return error.code === "EPERM";
  }
}

/** Pid and, where the system tells, the moment it began: parts a process from a later one with the same number. */
function nameOf(pid) {
  try {
    const fields = fs.readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1).split(" ");
    return fields[0] === "Z" ? "ended" : `${pid} ${fields[19]}`;
  } catch {
    return `${pid} -`;
  }
}
