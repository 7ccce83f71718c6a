import { spawnSync } from "node:child_process";
import path from "node:path";
import { projectRoot } from "~db/project-root";
import { AxeBuilder } from "@axe-core/playwright";
import { eachView, languages, looks, visitors } from "../../e2e/gallery";

/** Proofs that take longer than a test run may: `npm run proof -- <name…>`. */
const proofs: Record<string, () => Promise<number>> = { axe, enrolment, log, menu };

/** Random applications, offers, comings and goings by eight at once, many more of them than a test run has. */
function enrolment(): Promise<number> {
  return integration(
    ["sequences", "offers", "places"].map((of) => `enrolment.${of}`),
    { WENRUN_TEST_RUNS: process.env.WENRUN_TEST_RUNS ?? "150" },
  );
}

/** Three tablets on a bad network and a server that is killed, two hundred schedules of them. */
function log(): Promise<number> {
  return integration(["attendance.convergence"], {
    WENRUN_TEST_LOG_RUNS: process.env.WENRUN_TEST_LOG_RUNS ?? "200",
  });
}

/** Fifty random weeks filled by the assistant and checked without it, or proven impossible. */
function menu(): Promise<number> {
  return integration(["meals.assistant"], {
    WENRUN_TEST_MENUS: process.env.WENRUN_TEST_MENUS ?? "50",
  });
}

/** Integration tests at their full count. */
async function integration(names: readonly string[], env: Record<string, string>): Promise<number> {
  const files = names.map((name) => `test/integration/${name}.test.ts`);
  const args = ["run", "--config", "test/vitest.config.ts", "--project", "integration", ...files];
  const { status } = spawnSync(
    process.execPath,
    [path.join(projectRoot, "node_modules/vitest/vitest.mjs"), ...args],
    { cwd: projectRoot, env: { ...process.env, ...env }, stdio: "inherit" },
  );
  return status === 0 ? 0 : 1;
}

/**
 * Every page of every role, in both languages and both looks, at the width at which the role works; only the
 * kinds of pages whose address holds one of `WENRUN_TEST_AXE_PAGES` (`/room,/board`) where it is set.
 */
async function axe(): Promise<number> {
  const pages = new Map<string, Set<string>>();
  const checks = new Map<string, number>();
  const found: string[] = [];
  const chosen = process.env.WENRUN_TEST_AXE_PAGES?.split(",");
  const choice = { visitors, languages, looks, ...(chosen && { pages: chosen }) };
  await eachView(choice, async (page, view) => {
    const { visitor, kind, language, look } = view;
    const { violations } = await new AxeBuilder({ page }).analyze();
    for (const { id, nodes } of violations) {
      for (const { target, failureSummary } of nodes) {
        const where = `${visitor} ${kind} ${language} ${look}`;
        const line = `${where}  ${id}: ${target.join(" ")}\n    ${failureSummary ?? ""}`;
        found.push(line);
        // at once: a proof of half an hour that is cut short has said what it saw
        console.log(line);
      }
    }
    pages.set(visitor, (pages.get(visitor) ?? new Set()).add(kind));
    checks.set(visitor, (checks.get(visitor) ?? 0) + 1);
    const done = checks.get(visitor) ?? 0;
    if (done % 20 === 1) console.error(`${visitor} ${done} …`);
  });
  for (const [visitor, count] of checks) {
    const own = found.filter((line) => line.startsWith(`${visitor} `)).length;
    const kinds = pages.get(visitor)?.size ?? 0;
    console.log(`${visitor.padEnd(14)}${kinds} pages, ${count} checks, ${own} violations`);
  }
  const sum = [...checks.values()].reduce((total, count) => total + count, 0);
  console.log(`axe: ${sum} checks, ${found.length} violations`);
  return found.length;
}

const names = process.argv.slice(2);
if (names.length === 0 || names.some((name) => !(name in proofs))) {
  console.error(`Usage: npm run proof -- <name…>. Known: ${Object.keys(proofs).join(", ")}`);
  process.exitCode = 1;
} else {
  for (const name of names) {
    const failed = (await proofs[name]?.()) ?? 0;
    if (failed > 0) process.exitCode = 1;
  }
}
