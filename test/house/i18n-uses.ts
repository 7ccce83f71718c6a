import ts from "typescript";
import { baseOf } from "./i18n-words";
import { calledName, literalsOf, nodesOf, parse, place, productCode } from "./sources";

/** A key as code asks for it. `isHead`: the rest of it is known only when it runs. */
export type Use = { at: string; key: string; isHead: boolean; namespaces: readonly string[] };

const unknown: readonly string[] = [];

/** The namespaces of the `t` in sight: those of `useTranslation` in the nearest function around. */
function namespacesAt(node: ts.Node): readonly string[] {
  for (let at = node.parent; !ts.isSourceFile(at); at = at.parent) {
    if (!ts.isFunctionLike(at)) continue;
    if (at.parameters.some((one) => /\bt\b/.test(one.name.getText()))) return unknown;
    const made = nodesOf(at)
      .filter(ts.isCallExpression)
      .find((call) => ["useTranslation", "getFixedT"].includes(calledName(call)));
    if (!made) continue;
    const named = made.arguments.flatMap((argument) =>
      ts.isArrayLiteralExpression(argument)
        ? argument.elements.flatMap(literalsOf)
        : literalsOf(argument),
    );
    return named.length > 0 ? named : ["common"];
  }
  return unknown;
}

const headsOf = (expression: ts.Node): string[] =>
  ts.isTemplateExpression(expression) ? [expression.head.text] : [];

function usesOf(call: ts.CallExpression): Use[] {
  const name = calledName(call);
  const at = place(call);
  const make = (argument: ts.Node | undefined, namespaces: readonly string[]): Use[] =>
    argument
      ? [
          ...literalsOf(argument).map((key) => ({ at, key, isHead: false, namespaces })),
          ...headsOf(argument).map((key) => ({ at, key, isHead: true, namespaces })),
        ]
      : [];
  if (name === "t") return make(call.arguments[0], namespacesAt(call));
  if (name === "titleIn") return make(call.arguments[1], unknown);
  if (name === "refuse") return make(call.arguments[0], ["errors"]);
  return [];
}

const reasonOf = (node: ts.PropertyAssignment): Use[] =>
  node.name.getText() === "reason"
    ? literalsOf(node.initializer).map((key) => ({
        ...{ at: place(node), key, isHead: false, namespaces: ["errors"] },
      }))
    : [];

/** Calls of `t`, titles, refusals and the messages of schemas, wherever the key stands in the code. */
export const usesInCode = (): Use[] =>
  productCode("app").flatMap((file) =>
    nodesOf(parse(file)).flatMap((node): Use[] => {
      if (ts.isCallExpression(node)) return usesOf(node);
      if (ts.isPropertyAssignment(node)) return reasonOf(node);
      if (!ts.isStringLiteral(node) || !/^errors:\w+$/.test(node.text)) return [];
      return [{ at: place(node), key: node.text, isHead: false, namespaces: unknown }];
    }),
  );

/** A key without its namespace belongs to the ones in sight; where they are unknown, to any. */
export function isKnown(words: Map<string, string>, use: Use): boolean {
  const { key, isHead, namespaces } = use;
  const fits = (known: string) =>
    isHead ? known.startsWith(key) : known === key || baseOf(known) === key;
  return [...words.keys()].some((full) => {
    if (key.includes(":")) return fits(full);
    const [namespace = "", ...rest] = full.split(":");
    const isInSight = namespaces.length === 0 || namespaces.includes(namespace);
    return isInSight && fits(rest.join(":"));
  });
}
