import fs from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { projectRoot } from "../db/project-root";
import {
  eachView,
  isVisitor,
  languages,
  looks,
  visitors,
  type View,
  type Visitor,
} from "./gallery";

const usage = `Usage: npm run shots -- [--role ${visitors.join("|")}] [--width 390|820|1280]
  [--language zh-CN|en] [--theme light|dark] [--page part-of-an-address]   each may be given several times
   or: npm run shots -- --readme   the pictures of README.md, one a role`;

const folder = path.join(projectRoot, "shots");
const readmeFolder = path.join(projectRoot, "docs", "shots");

/** The page that a role has before it most of the day. */
const readmePages = {
  ...{ director: "/home", teacher: "/room/:id", healthWorker: "/checks", cook: "/menu" },
  ...{ guardian: "/family", pickupOnly: "/pickup" },
} as const satisfies Partial<Record<Visitor, string>>;
const several = { type: "string", multiple: true } as const;

type Shot = View & { file: string };

function chosen() {
  const { values } = parseArgs({
    options: {
      readme: { type: "boolean" },
      role: several,
      width: several,
      language: several,
      theme: several,
      page: several,
    },
  });
  if (values.readme) return null;
  const roles = values.role ?? [];
  const unknown = roles.filter((role) => !isVisitor(role));
  if (unknown.length > 0) throw new Error(`No such role: ${unknown.join(", ")}`);
  const widths = (values.width ?? ["390", "820", "1280"]).map(Number);
  if (widths.some((width) => !(width >= 320 && width <= 2560))) throw new Error("No such width");
  return {
    visitors: roles.length > 0 ? roles.filter(isVisitor) : visitors,
    widths,
    languages: languages.filter((one) => values.language?.includes(one) ?? true),
    looks: looks.filter((one) => values.theme?.includes(one) ?? true),
    pages: values.page,
  };
}

const nameOf = ({ visitor, kind, width, language, look }: View): string =>
  [visitor, kind.replace(/[^\w:=-]+/g, ".").replace(/^\.|:/g, "") || "start", width, language, look]
    .join("_")
    .concat(".jpg");

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);

/** A page a row, its widths, languages and looks beside each other. */
function contactSheet(shots: readonly Shot[]): string {
  const groups = new Map<string, Shot[]>();
  for (const shot of shots) {
    const key = `${shot.visitor} ${shot.kind}`;
    groups.set(key, [...(groups.get(key) ?? []), shot]);
  }
  const rows = [...groups].map(([key, own]) => {
    const cells = own.map(({ file, width, language, look }) => {
      const words = `${width} ${language} ${look}`;
      return `<a href="${escaped(file)}"><img src="${escaped(file)}" alt="${escaped(`${key} ${words}`)}" loading="lazy"><small>${words}</small></a>`;
    });
    return `<section><h2>${escaped(key)}</h2><div>${cells.join("")}</div></section>`;
  });
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Wenrun: ${shots.length} views</title>
<style>body{font:14px/20px system-ui,sans-serif;margin:24px;background:#ddd8d0;color:#29241f}
h1,h2{font-size:16px;margin:24px 0 8px}div{display:flex;flex-wrap:wrap;gap:12px;align-items:flex-start}
a{color:inherit;text-decoration:none}img{display:block;height:260px;background:#fff;box-shadow:0 1px 3px #0003}</style>
<h1>${shots.length} views</h1>${rows.join("\n")}</html>\n`;
}

/** What is seen on opening, without scrolling, in the product's first language. */
async function readme(): Promise<void> {
  fs.mkdirSync(readmeFolder, { recursive: true });
  for (const [visitor, kind] of Object.entries(readmePages)) {
    if (!isVisitor(visitor)) continue;
    const pages = [kind.replace("/:id", "/")];
    await eachView(
      { visitors: [visitor], languages: ["zh-CN"], looks: ["light"], pages },
      async (page, view) => {
        if (view.kind !== kind) return;
        const file = path.join(readmeFolder, `${visitor}.jpg`);
        await page.screenshot({ path: file, type: "jpeg", quality: 82, animations: "disabled" });
      },
    );
  }
  console.log(`${Object.keys(readmePages).length} pictures in docs/shots`);
}

async function main(): Promise<void> {
  const choice = chosen();
  if (!choice) return readme();
  fs.rmSync(folder, { recursive: true, force: true });
  fs.mkdirSync(folder, { recursive: true });
  const shots: Shot[] = [];
  await eachView(choice, async (page, view) => {
    const file = nameOf(view);
    await page.screenshot({
      path: path.join(folder, file),
      ...{ fullPage: true, type: "jpeg", quality: 80, animations: "disabled" },
    });
    shots.push({ ...view, file });
    if (shots.length % 20 === 0) console.error(`${shots.length} views`);
  });
  fs.writeFileSync(path.join(folder, "index.html"), contactSheet(shots));
  console.log(`${shots.length} views in shots/index.html`);
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  console.error(usage);
  process.exitCode = 1;
}
