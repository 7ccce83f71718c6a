import { describe, it } from "vitest";
import { everyFile, expectNone, filesIn, nouns } from "./sources";

const word = "[a-z0-9]+(?:-[a-z0-9]+)*";
const kebab = new RegExp(`^${word}(?:\\.${word})*\\.(?:tsx?|mjs|cjs|css|json)$`);
const serverFiles = "(?:queries|commands|jobs)\\.server";
const featureFile = new RegExp(
  `^app/features/(${word})/(?:(?!ui/)${word}/)?(?:(?:schema|rules|${serverFiles})(?:\\.test)?\\.ts|ui/${word}(?:\\.test)?\\.tsx?)$`,
);
const rooms =
  /^app\/(routes|features|access|standards|jobs|i18n|components|lib|server|styles)\/|^app\/(root\.tsx|routes\.ts|remix\.d\.ts|entry\.(client|server)\.tsx|entry\.worker\.ts)$/;
const vague = /(^|\/)(index|utils?|helpers?|types|services?|misc|constants)(\.server)?\.tsx?$/;
// enrolment's, attendance's and meals', beside their files so that they can grow
const besideNouns = ["activities", "roster-import", "applications", "handover", "menu-filling"];
const sharedTables = ["columns", "audit", "outbox", "shown", ...besideNouns];
const sharedWords = ["common", "enums", "errors", "nav"];
const sharedTests = ["access", "database", "house", "jobs", "server"];

const isCode = (file: string) => /\.(tsx?|mjs|cjs|css)$/.test(file);
const inRoutes = (file: string) => file.startsWith("app/routes/");
const lastPart = (file: string) => file.split("/").at(-1) ?? "";

describe("file vocabulary", () => {
  it("gives a feature only the files that every feature has", () => {
    const problems = filesIn("app/features").flatMap((file) => {
      const noun = featureFile.exec(file)?.[1];
      if (!noun)
        return `${file}: a feature holds schema.ts, rules.ts, queries/commands/jobs.server.ts and ui/<kebab>.tsx, at most one sub-noun folder deep; a part without a noun goes to app/components or app/lib`;
      if (!nouns.includes(noun))
        return `${file}: ${noun} is no noun of ORDER in test/house/dependency-cruiser.cjs`;
      return [];
    });
    expectNone(problems);
  });

  it("keeps every file of app in one of its rooms", () => {
    const strays = filesIn("app").filter((file) => !rooms.test(file));
    expectNone(strays.map((file) => `${file}: no such room; see the tree in README.md`));
  });

  it("names files in kebab-case and says what they hold", () => {
    const code = everyFile.filter((file) => isCode(file) && !inRoutes(file));
    expectNone([
      ...code.filter((file) => !kebab.test(lastPart(file))).map((file) => `${file}: kebab-case`),
      ...code
        .filter((file) => vague.test(file))
        .map((file) => `${file}: name it after what it holds, and import it by that name`),
    ]);
  });

  it("keeps routes flat and without tests", () => {
    const strays = filesIn("app/routes").filter(
      (file) => file.split("/").length > 3 || /\.test\.|\.(css|json)$/.test(file),
    );
    expectNone(strays.map((file) => `${file}: a file here becomes a URL; put it in the feature`));
  });

  it("spells a noun the same in tables, words and tests", () => {
    const held = [
      ["db/schema", /^([^.]+)\.ts$/, sharedTables],
      ["app/i18n/zh-CN", /^([^.]+)\.json$/, sharedWords],
      ["app/i18n/en", /^([^.]+)\.json$/, sharedWords],
      ["test/factories", /^([^.]+)(?:\.[a-z0-9-]+)?\.ts$/, ["sequence", "sign-in"]],
      ["test/integration", /^([^.]+)\.[a-z0-9-]+\.test\.ts$/, sharedTests],
    ] as const;
    const problems = held.flatMap(([room, shape, others]) =>
      filesIn(room).flatMap((file) => {
        const noun = shape.exec(lastPart(file))?.[1] ?? "";
        const known = nouns.includes(noun) || others.some((other) => other === noun);
        return known
          ? []
          : `${file}: begins with no noun of ORDER and none of ${others.join(", ")}`;
      }),
    );
    expectNone(problems);
  });
});
