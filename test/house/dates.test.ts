import ts from "typescript";
import { describe, it } from "vitest";
import { calledName, expectNone, filesIn, nodesOf, parse, place, productCode } from "./sources";

const isClock = (file: string) => file === "app/lib/clock.ts";
const product = [...productCode("app", "db"), ...filesIn("app", /\.mjs$/)].filter(
  (f) => !isClock(f),
);

const problemsIn = (files: string[], judge: (node: ts.Node) => string | null): string[] =>
  files.flatMap((file) =>
    nodesOf(parse(file)).flatMap((node) => {
      const problem = judge(node);
      return problem ? [`${place(node)}: ${problem}`] : [];
    }),
  );

const namesZone = (call: ts.CallExpression | ts.NewExpression): boolean =>
  (call.arguments ?? []).some(
    (argument) =>
      ts.isObjectLiteralExpression(argument) &&
      argument.properties.some((property) => property.name?.getText() === "timeZone"),
  );

describe("dates", () => {
  it("take the time from app/lib/clock.ts alone", () => {
    const judge = (node: ts.Node) => {
      const makesDate = ts.isNewExpression(node) && node.expression.getText() === "Date";
      const readsClock = ts.isPropertyAccessExpression(node) && node.getText() === "Date.now";
      return makesDate || readsClock ? "ctx.now, or now() / instantOf() of ~/lib/clock" : null;
    };
    expectNone(problemsIn(product, judge));
  });

  it("are written in a named zone, so that server and browser write the same", () => {
    const judge = (node: ts.Node) => {
      const formats =
        ts.isNewExpression(node) && node.expression.getText() === "Intl.DateTimeFormat";
      const toLocale =
        ts.isCallExpression(node) && /^toLocale(Date|Time)String$/.test(calledName(node));
      if (!formats && !toLocale) return null;
      return namesZone(node) ? null : "name the timeZone, or use ~/lib/dates";
    };
    expectNone(problemsIn(product, judge));
  });

  it("are parameters of SQL, never the database's own clock", () => {
    const clock =
      /\bnow\(\)|\bcurrent_(date|time|timestamp)\b|\blocaltime(stamp)?\b|clock_timestamp/i;
    const judge = (node: ts.Node) =>
      ts.isTaggedTemplateExpression(node) &&
      /^(sql|tx|db)\b/.test(node.tag.getText()) &&
      clock.test(node.template.getText())
        ? "pass ctx.now as a parameter"
        : null;
    expectNone(problemsIn(productCode("app"), judge));
  });
});
