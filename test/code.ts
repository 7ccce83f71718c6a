import path from "node:path";
import { ESLint } from "eslint";
import ts from "typescript";

// Types and lint in one process: both need the whole program, and reading it is most of either's time.

const root = process.cwd();
const config = ts.getParsedCommandLineOfConfigFile(
  path.join(root, "tsconfig.json"),
  {},
  {
    ...ts.sys,
    onUnRecoverableConfigFileDiagnostic: (found) => {
      throw new Error(ts.flattenDiagnosticMessageText(found.messageText, "\n"));
    },
  },
);
if (!config) throw new Error("tsconfig.json cannot be read");

const program = ts.createProgram({
  rootNames: config.fileNames,
  options: config.options,
  configFileParsingDiagnostics: config.errors,
});
const found = ts.getPreEmitDiagnostics(program);
console.log(
  ts.formatDiagnosticsWithColorAndContext(found, {
    getCanonicalFileName: (name) => name,
    getCurrentDirectory: () => root,
    getNewLine: () => "\n",
  }),
);

const eslint = new ESLint({
  overrideConfig: {
    languageOptions: { parserOptions: { projectService: false, programs: [program] } },
  },
});
const results = await eslint.lintFiles(["."]);
const text = await (await eslint.loadFormatter("stylish")).format(results);
if (text) console.log(text);
const isClean = results.every(({ errorCount, warningCount }) => errorCount + warningCount === 0);
process.exitCode = found.length === 0 && isClean ? 0 : 1;
