import { enrolment } from "./enrolment";
import { family } from "./family";
import { floor } from "./floor";
import { importing } from "./import";
import { lighthouse } from "./lighthouse";
import { log } from "./log";
import type { Bench, Figure } from "./measure";
import { menu } from "./menu";
import { start } from "./start";

const benches: Record<string, Bench> = {
  enrolment,
  family,
  floor,
  import: importing,
  lighthouse,
  log,
  menu,
  start,
};

/** `npm run --silent bench -- <name…>`: a table to read, and last one line of JSON for each name. */
async function main(names: readonly string[]): Promise<void> {
  const unknown = names.filter((name) => !(name in benches));
  if (names.length === 0 || unknown.length > 0) {
    throw new Error(`Usage: npm run bench -- <name…>. Known: ${Object.keys(benches).join(", ")}`);
  }
  for (const name of names) {
    const results = (await benches[name]?.()) ?? [];
    console.log(tableOf(name, results));
    console.log(JSON.stringify({ bench: name, results }));
  }
}

function tableOf(name: string, results: readonly Figure[]): string {
  const lines = results.map(({ name, value, unit, ratio }) =>
    [
      name.padEnd(34),
      value.toFixed(1).padStart(10),
      ` ${unit}`.padEnd(8),
      ratio === undefined ? "" : `${ratio.toFixed(2)} of its floor`,
    ].join(""),
  );
  return [`\n${name}`, ...lines, ""].join("\n");
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
