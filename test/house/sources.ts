import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import ts from "typescript";
import { expect } from "vitest";
import { projectRoot } from "~db/project-root";

const made = new Set([
  ...["node_modules", ".git", ".data", ".cache", "build", "shots"],
  ...["test-results", "playwright-report", "coverage"],
]);

function* walk(folder: string): Generator<string> {
  for (const entry of fs.readdirSync(path.join(projectRoot, folder), { withFileTypes: true })) {
    const name = path.posix.join(folder, entry.name);
    if (entry.isDirectory() && !made.has(entry.name)) yield* walk(name);
    else if (entry.isFile()) yield name;
  }
}

/** Every file somebody wrote, as a path from the root; what is installed, built or run is left out. */
export const everyFile: readonly string[] = [...walk("")]
  .filter((file) => file !== ".env" && !/\.(log|tsbuildinfo)$/.test(file))
  .sort();

export const filesIn = (room: string, shape: RegExp = /./): string[] =>
  everyFile.filter((file) => file.startsWith(`${room}/`) && shape.test(file));

/** TypeScript of the product itself. */
export const productCode = (...rooms: string[]): string[] =>
  rooms.flatMap((room) => filesIn(room, /\.tsx?$/)).filter((file) => !/\.test\.tsx?$/.test(file));

export const read = (file: string): string => fs.readFileSync(path.join(projectRoot, file), "utf8");

export const linesOf = (file: string): number => read(file).trimEnd().split("\n").length;

const parsed = new Map<string, ts.SourceFile>();

export function parse(file: string): ts.SourceFile {
  const tree =
    parsed.get(file) ?? ts.createSourceFile(file, read(file), ts.ScriptTarget.Latest, true);
  parsed.set(file, tree);
  return tree;
}

/** A node and everything below it, in the order of the text. */
export function nodesOf(node: ts.Node, found: ts.Node[] = []): ts.Node[] {
  found.push(node);
  ts.forEachChild(node, (child) => void nodesOf(child, found));
  return found;
}

export const place = (node: ts.Node): string => {
  const file = node.getSourceFile();
  return `${file.fileName}:${file.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
};

/** The name a call goes by: `t` of `t("…")` and of `words.t("…")`. */
export const calledName = (call: ts.CallExpression): string =>
  ts.isPropertyAccessExpression(call.expression)
    ? call.expression.name.text
    : call.expression.getText();

/** Plain texts an expression can be: `a`, `b` of `x ? "a" : "b"`. */
export const literalsOf = (expression: ts.Node): string[] => {
  if (ts.isStringLiteralLike(expression)) return [expression.text];
  if (ts.isParenthesizedExpression(expression)) return literalsOf(expression.expression);
  if (!ts.isConditionalExpression(expression)) return [];
  return [...literalsOf(expression.whenTrue), ...literalsOf(expression.whenFalse)];
};

/** The line of nouns, as the import law has it. */
export const nouns: readonly string[] = (() => {
  const law: { forbidden: { name: string }[] } = createRequire(import.meta.url)(
    "./dependency-cruiser.cjs",
  );
  const suffix = "-imports-only-earlier-features";
  return law.forbidden.flatMap(({ name }) =>
    name.endsWith(suffix) ? [name.slice(0, -suffix.length)] : [],
  );
})();

/** Fails with one line a problem; each says what to do. */
export const expectNone = (problems: readonly string[]): void =>
  expect(problems, `\n${problems.join("\n")}\n`).toEqual([]);
