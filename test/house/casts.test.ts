import ts from "typescript";
import { describe, it } from "vitest";
import { expectNone, filesIn, nodesOf, parse, place } from "./sources";

const files = ["app", "db", "test", "e2e"].flatMap((room) => filesIn(room, /\.tsx?$/));

const isConst = (node: ts.AsExpression) => node.type.getText() === "const";

function loosens(node: ts.Node): string | null {
  if (ts.isAsExpression(node) && !isConst(node)) return `as ${node.type.getText()}`;
  if (ts.isTypeAssertionExpression(node)) return `<${node.type.getText()}>`;
  if (ts.isNonNullExpression(node)) return `${node.getText()}`;
  return node.kind === ts.SyntaxKind.AnyKeyword ? "any" : null;
}

/** A comment at the end of one of the node's own lines, or alone on the line above. */
function hasReason(node: ts.Node): boolean {
  const file = node.getSourceFile();
  const lines = file.text.split("\n");
  const lineAt = (position: number) => file.getLineAndCharacterOfPosition(position).line;
  const [first, last] = [lineAt(node.getStart()), lineAt(node.getEnd())];
  const isComment = (line = "") => /^\s*(\/\/|\*\/|\{?\/\*)/.test(line);
  return (
    lines.slice(first, last + 1).some((line) => /\/\/ \S|\/\* \S/.test(line)) ||
    isComment(lines[first - 1])
  );
}

describe("types", () => {
  it("are loosened only with a reason on the line", () => {
    const bare = files.flatMap((file) =>
      nodesOf(parse(file)).flatMap((node) => {
        const what = loosens(node);
        return what && !hasReason(node) ? `${place(node)}: ${what} needs a // reason: …` : [];
      }),
    );
    expectNone(bare);
  });
});
