import ts from "typescript";
import { describe, expect, it } from "vitest";
import { calledName, expectNone, filesIn, nodesOf, parse, place } from "./sources";

/** Open to anyone, and why. The list only shrinks. */
const open: Record<string, string> = {
  "$.tsx": "answers only that there is no such page",
  "_index.ts": "sends on to set-up, login or the person's own start page",
  "_public.tsx": "shows what a centre publishes by law",
  "_public.login.tsx": "is how one gets in",
  "_public.setup.tsx": "works only while there is no account at all",
  "_public.reset.$token.tsx": "the one-time token is the key",
  "_public.apply._index.tsx": "names the centres, which they publish",
  "_public.apply.$centreId._index.tsx": "is how a family without an account applies",
  "_public.apply.$centreId.ask.tsx": "takes a question from someone without an account",
  "_public.apply.$centreId.received.tsx": "thanks",
  "_public.apply.$centreId.$token.tsx": "the link's token is the key",
  "apply.$centreId.$token.agreement[.]pdf.ts": "the link's token is the key",
  "_public.invite.$token.tsx": "the one-time token is the key, and names the centre",
  "calendar.$token[.]ics.ts": "the address's token is the key, and says whose calendar it is",
  "_public.pair.tsx": "the six digits are the key, and name the centre",
  "logout.ts": "ends whatever session the cookie names",
  "preferences.ts": "language and look, kept on the device",
};

const gates = new Set(["requireAccess", "requireOwnChild", "requireVisit"]);
const calls = (node: ts.Node) => nodesOf(node).filter(ts.isCallExpression);

function handlersOf(file: ts.SourceFile): { name: string; body: ts.Node }[] {
  return file.statements.flatMap((statement): { name: string; body: ts.Node }[] => {
    const isExported =
      ts.canHaveModifiers(statement) &&
      ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
    if (!isExported) return [];
    if (ts.isFunctionDeclaration(statement) && statement.name && statement.body)
      return [{ name: statement.name.text, body: statement.body }];
    if (!ts.isVariableStatement(statement)) return [];
    return statement.declarationList.declarations.flatMap(({ name, initializer }) =>
      initializer ? [{ name: name.getText(), body: initializer }] : [],
    );
  });
}

/** Values (not types) that a route takes from a feature's queries and commands. */
const fromFeatures = (file: ts.SourceFile): Set<string> =>
  new Set(
    file.statements.filter(ts.isImportDeclaration).flatMap(({ moduleSpecifier, importClause }) => {
      const bindings = importClause?.namedBindings;
      if (!/features\/.*\.server"$/.test(moduleSpecifier.getText())) return [];
      return bindings && ts.isNamedImports(bindings)
        ? bindings.elements.map((e) => e.name.text)
        : [];
    }),
  );

const armOf = (node: ts.Node): ts.Node | null => {
  for (let at: ts.Node = node; !ts.isSourceFile(at); at = at.parent)
    if (ts.isCaseOrDefaultClause(at)) return at;
  return null;
};

/** Feature calls that no gate stands before: in the same arm of an action's switch, or before all arms. */
function ungated(body: ts.Node, features: Set<string>): ts.CallExpression[] {
  const local = nodesOf(body)
    .filter(ts.isVariableDeclaration)
    .filter(({ initializer: make }) => make && ts.isArrowFunction(make))
    .filter((made) => calls(made).some((call) => gates.has(calledName(call))));
  const names = new Set([...gates, ...local.map(({ name }) => name.getText())]);
  const inside = (node: ts.Node) =>
    local.some((made) => node.pos >= made.pos && node.end <= made.end);
  const standing = calls(body).filter((call) => names.has(calledName(call)) && !inside(call));
  return calls(body)
    .filter((call) => features.has(calledName(call)))
    .filter(
      (call) =>
        !standing.some((gate) => {
          const arm = armOf(gate);
          const isInArgument = gate.pos > call.pos && gate.end < call.end;
          return (gate.pos < call.pos || isInArgument) && (!arm || arm === armOf(call));
        }),
    );
}

/** `() => redirect("/")` gives nothing away. */
const onlyRedirects = (body: ts.Node) =>
  calls(body).every(
    (call) => calledName(call) === "redirect" && call.arguments.every(ts.isStringLiteral),
  );

describe("routes", () => {
  const files = filesIn("app/routes", /\.tsx?$/).map(parse);
  const nameOf = (file: ts.SourceFile) => file.fileName.replace("app/routes/", "");
  const gated = files.filter((file) => !(nameOf(file) in open));

  it("ask who it is in every loader and action", () => {
    const bare = gated.flatMap((file) =>
      handlersOf(file)
        .filter(({ name }) => name === "loader" || name === "action")
        .filter(({ body }) => !onlyRedirects(body))
        .filter(({ body }) => !calls(body).some((call) => gates.has(calledName(call))))
        .map(({ name }) => `${file.fileName}: ${name} begins with requireAccess(request, "…")`),
    );
    expectNone(bare);
  });

  it("ask before they read or write, in every arm of an action", () => {
    const early = gated.flatMap((file) =>
      handlersOf(file).flatMap(({ name, body }) =>
        name === "loader" || name === "action" ? ungated(body, fromFeatures(file)) : [],
      ),
    );
    expectNone(early.map((call) => `${place(call)}: ${calledName(call)} stands before any gate`));
  });

  it("are open only where the list says why", () => {
    const names = files.map(nameOf);
    expect(Object.keys(open).filter((name) => !names.includes(name))).toEqual([]);
  });

  it("are caught when they forget", () => {
    const sample = ts.createSourceFile(
      "sample.ts",
      `import { closeClass } from "~/features/centres/commands.server";
      export async function action({ request }) {
        const gate = () => requireAccess(request, "centres.class.change");
        switch (request.intent) {
          case "a": return closeClass(await gate(), "1");
          case "b": return closeClass({}, "2");
        }
      }`,
      ts.ScriptTarget.Latest,
      true,
    );
    const [handler] = handlersOf(sample);
    const early = handler ? ungated(handler.body, fromFeatures(sample)) : [];
    expect(early.map(place)).toEqual(["sample.ts:6"]);
  });
});
