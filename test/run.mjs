import { spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { prepare, root, Stop } from "../app/server/prepare.mjs";

// npm test: every gate, whatever the others say. Node's built-ins only: nothing may be installed yet.

const tools = [
  ["format", "format:check"],
  ["types, lint", "code"],
  ["rooms", "rooms"],
  ["knip", "knip"],
];
const GATE_LIMIT_MS = 25 * 60_000;
const bin = (name) => path.join(root, "node_modules", name);
const tsx = [bin("tsx/dist/cli.mjs")];
const scripts = { bench: "test/bench/run.ts", proof: "test/bench/proof.ts", shots: "e2e/shots.ts" };

/** Settings of the developer's own centre do not reach a test, least of all its database. */
function testEnvironment(extra = {}) {
  const own = /^(WENRUN_(?!TEST_|SKIP_)|TLS_|DATABASE_URL$|PORT$|HOST$|LOG_LEVEL$|PG[A-Z]+$)/;
  const kept = Object.entries(process.env).filter(([name]) => !own.test(name));
  return { ...Object.fromEntries(kept), NODE_ENV: "test", ...extra };
}

function run(
  program,
  args,
  { env = process.env, output = "inherit", limitMs = GATE_LIMIT_MS } = {},
) {
  const child = spawn(program, args, { cwd: root, env, stdio: ["ignore", output, output] });
  const texts = [];
  child.stdout?.on("data", (chunk) => texts.push(chunk));
  child.stderr?.on("data", (chunk) => texts.push(chunk));
  const tooLong = () => {
    texts.push(Buffer.from("\nstopped: it took too long\n"));
    child.kill("SIGTERM");
    setTimeout(() => child.kill("SIGKILL"), 10_000).unref();
  };
  const limit = limitMs > 0 ? setTimeout(tooLong, limitMs) : undefined;
  return new Promise((resolve) => {
    const done = (code) => {
      clearTimeout(limit);
      resolve({ code: code ?? 1, text: Buffer.concat(texts).toString("utf8") });
    };
    child.once("error", (error) => {
      texts.push(Buffer.from(error.message));
      done(1);
    });
    child.once("close", done);
  });
}

function npmRun(script) {
  const npm = process.env.npm_execpath;
  const isNpm = npm && /npm-cli\.c?js$/.test(npm) && fs.existsSync(npm);
  const args = ["run", "--silent", script];
  const env = {
    ...process.env,
    NODE_ENV: undefined,
    FORCE_COLOR: process.stdout.isTTY ? "1" : "0",
  };
  const options = { env, output: "pipe" };
  return isNpm ? run(process.execPath, [npm, ...args], options) : run("npm", args, options);
}

const began = performance.now();
const secondsSince = (from) => `${Math.round((performance.now() - from) / 1000)} s`;
const results = [];

async function gate(title, work) {
  const from = performance.now();
  const counts = await work();
  results.push({ title, took: secondsSince(from), ...counts });
  return counts;
}

const verdict = ({ title, took, passed, failed, skipped }) =>
  `${failed ? "✗" : "✓"} ${title.padEnd(12)} ${took.padStart(6)}  ${passed} passed, ${failed} failed, ${skipped} skipped`;

async function toolGate([title, script]) {
  await gate(title, async () => {
    const { code, text } = await npmRun(script);
    if (code !== 0) console.log(`\n── ${title}\n${text.trimEnd()}\n`);
    return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
  });
  console.log(verdict(results.find((result) => result.title === title)));
}

/** One tool after the other, beside the tests that wait more than they compute. */
async function toolGates() {
  for (const tool of tools) await toolGate(tool);
}

/** What a runner's report says; a runner that fails without a failed test counts as one. */
function counted(file, code, read) {
  let counts = { passed: 0, failed: 0, skipped: 0 };
  try {
    counts = read(JSON.parse(fs.readFileSync(file, "utf8")));
  } catch {
    console.log(`no report in ${path.basename(file)}`);
  }
  const isEmpty = counts.passed + counts.failed === 0;
  if (counts.failed === 0 && (code !== 0 || isEmpty)) counts.failed = 1;
  return counts;
}

/** Its words come together at its end: the tools speak meanwhile. */
async function vitest(scratch, projects) {
  const report = path.join(scratch, "vitest.json");
  const chosen = projects.flatMap((project) => ["--project", project]);
  const args = ["run", "--config", "test/vitest.config.ts", ...chosen, "--passWithNoTests=false"];
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const env = testEnvironment();
  const { code, text } = await run(
    process.execPath,
    [bin("vitest/vitest.mjs"), ...args, ...reporters],
    { env, output: "pipe" },
  );
  console.log(`\n── ${projects.join(", ")}\n${text.trimEnd()}\n`);
  return counted(report, code, (found) => ({
    passed: found.numPassedTests,
    failed: found.numFailedTests,
    skipped: found.numPendingTests + (found.numTodoTests ?? 0),
  }));
}

async function browserTests(scratch) {
  console.log("\n── e2e");
  const env = testEnvironment();
  const browser = await run(process.execPath, [...tsx, "test/browser.ts", "--print"], {
    env,
    output: "pipe",
  });
  console.log(browser.text.trimEnd());
  if (browser.code !== 0) return { passed: 0, failed: 1, skipped: 0 };
  const report = path.join(scratch, "playwright.json");
  const args = ["test", "-c", "e2e/playwright.config.ts", "--reporter=list,json"];
  const { code } = await run(process.execPath, [bin("@playwright/test/cli.js"), ...args], {
    env: testEnvironment({ PLAYWRIGHT_JSON_OUTPUT_FILE: report }),
  });
  return counted(report, code, ({ stats }) => ({
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected,
    skipped: stats.skipped,
  }));
}

async function allGates(isQuick) {
  const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "wenrun-test-"));
  try {
    await prepare({ build: !isQuick });
    const projects = ["unit*", "house", ...(isQuick ? [] : ["integration"])];
    await Promise.all([
      toolGates(),
      gate(isQuick ? "unit, house" : "vitest", () => vitest(scratch, projects)),
    ]);
    if (!isQuick) await gate("e2e", () => browserTests(scratch));
  } finally {
    fs.rmSync(scratch, { recursive: true, force: true });
  }
  const sum = (kind) => results.reduce((total, result) => total + result[kind], 0);
  console.log(`\n${results.map(verdict).join("\n")}\n${secondsSince(began)} in all\n`);
  console.log(`${sum("passed")} passed, ${sum("failed")} failed, ${sum("skipped")} skipped`);
  process.exitCode = sum("failed") > 0 ? 1 : 0;
}

async function script(name, args) {
  await prepare({ build: true });
  const { code } = await run(process.execPath, [...tsx, scripts[name], ...args], { limitMs: 0 });
  process.exitCode = code;
}

const [command = "all", ...args] = process.argv.slice(2);
try {
  if (command in scripts) await script(command, args);
  else if (command === "all" || command === "check") await allGates(command === "check");
  else throw new Stop(`Unknown: ${command}. Known: check, ${Object.keys(scripts).join(", ")}.`);
} catch (error) {
  if (!(error instanceof Stop)) throw error;
  console.error(error.message);
  if (command === "all" || command === "check") console.log("0 passed, 1 failed, 0 skipped");
  process.exitCode = 1;
}
