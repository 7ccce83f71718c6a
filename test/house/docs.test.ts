import { getTableName, isTable } from "drizzle-orm";
import path from "node:path";
import { describe, expect, it } from "vitest";
import * as enums from "~db/enums";
import { projectRoot } from "~db/project-root";
import { demoAccounts } from "~db/seed/demo-accounts";
import { everyFile, expectNone, filesIn, linesOf, nouns, read } from "./sources";

const manifest: { scripts: Record<string, string> } = JSON.parse(read("package.json"));
const documents = ["README.md", ...filesIn("docs", /\.md$/)];
/** Prettier pads the columns of a table. */
const unpadded = (file: string) => read(file).replace(/ +/g, " ");

describe("documents", () => {
  it("name commands that exist", () => {
    expectNone(
      documents.flatMap((file) =>
        [...read(file).matchAll(/npm run (?:--silent )?([\w:]+)/g)]
          .filter(([, name = ""]) => !manifest.scripts[name])
          .map(([command]) => `${file}: ${command}`),
      ),
    );
  });

  it("name files that exist", () => {
    const inTree = /`((?:app|db|test|e2e|docs)\/[\w./-]+)`/g;
    const exists = (name: string) =>
      everyFile.some((file) => file === name || file.startsWith(`${name.replace(/\/$/, "")}/`));
    expectNone(
      documents.flatMap((file) =>
        [...read(file).matchAll(inTree)]
          .filter(([, name = ""]) => !exists(name))
          .map(([, name]) => `${file}: ${name}`),
      ),
    );
  });

  it("stay short enough to be read", () => {
    expect(linesOf("README.md")).toBeLessThanOrEqual(150);
    const long = filesIn("docs/decisions").filter((file) => linesOf(file) > 40);
    expectNone(long.map((file) => `${file}: a decision fits on a page (40 lines)`));
    const misnamed = filesIn("docs/decisions").filter(
      (file) => !/\/\d{3}-[a-z0-9-]+\.md$/.test(file),
    );
    expectNone(misnamed.map((file) => `${file}: NNN-title.md`));
  });

  it("give the demo accounts as they are", () => {
    const rows = unpadded("README.md").split("\n");
    const missing = demoAccounts.filter(
      ({ login, password, landing }) =>
        !rows.some((row) => row.includes(`| ${login} | ${password} | \`${landing}\` |`)),
    );
    expectNone(missing.map(({ name, login }) => `README.md: ${name} ${login}`));
  });
});

describe("the glossary", () => {
  it("knows every noun, table and enum word", async () => {
    const modules: Record<string, unknown>[] = await Promise.all(
      filesIn("db/schema", /\.ts$/).map(
        (file) => import(/* @vite-ignore */ path.join(projectRoot, file)),
      ),
    );
    const tables = modules
      .flatMap((module) => Object.values(module).filter(isTable))
      .map(getTableName);
    const lists = Object.entries(enums).filter(([, list]) => Array.isArray(list));
    expect(tables.length).toBeGreaterThan(0);
    const wanted = [
      ...nouns.map((noun) => `| ${noun} |`),
      ...tables.map((table) => `| \`${table}\` |`),
      ...lists.flatMap(([name, list]) => [`**${name}**`, ...list.map((word) => `\`${word}\``)]),
    ];
    const unknown = wanted.filter((term) => !unpadded("docs/domain.md").includes(term));
    expectNone(unknown.map((term) => `docs/domain.md: say ${term} in Chinese`));
  });
});
