import { describe, it } from "vitest";
import { everyFile, expectNone, read } from "./sources";

const isText = (file: string) =>
  /\.(tsx?|mjs|cjs|js|json|css|sql|md|ya?ml|html|svg|txt|webmanifest|example)$|(^|\/)(Dockerfile|\.[a-z]+ignore|\.ci\/run)$/.test(
    file,
  );
// this file spells what it looks for
const files = everyFile.filter(
  (file) => isText(file) && file !== "package-lock.json" && file !== "test/house/text.test.ts",
);

const findings = (banned: RegExp, advice: string): string[] =>
  files.flatMap((file) =>
    read(file)
      .split("\n")
      .flatMap((line, at) => {
        const found = banned.exec(line)?.[0];
        return found ? [`${file}:${at + 1}: ${found.trim()} (${advice})`] : [];
      }),
  );

describe("the text of the repository", () => {
  it("names no path of one machine", () => {
    const paths = /(?<![\w.])(\/(home|Users|workspace|work|farm|mnt)\/[\w.-]+\/|[A-Z]:\\\\?Users)/;
    expectNone(findings(paths, "paths begin at the project's root or in the data folder"));
  });

  it("names no package registry", () => {
    const hosts = /registry\.[\w.-]+\.(com|org|net|cn|io)\b|npmmirror|artifactory|verdaccio|jfrog/i;
    expectNone(findings(hosts, "the user's npm knows its registry"));
  });

  it("holds no key and no token", () => {
    const secrets =
      /-----BEGIN [A-Z ]*PRIVATE KEY|\b(ghp|gho|npm|glpat)_[A-Za-z0-9]{20,}|\bAKIA[A-Z0-9]{16}\b/;
    expectNone(findings(secrets, "keys are made in the data folder"));
  });

  it("leaves nothing for later", () => {
    expectNone(findings(/\b(TODO|FIXME|XXX|HACK)\b|lorem ipsum/, "finish it, or file an issue"));
  });
});
