import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { fileURLToPath } from "node:url";
import { brotliDecompressSync, createBrotliDecompress } from "node:zlib";
import { chromium } from "playwright";
import { projectRoot } from "../db/project-root";
import { woffToTtf } from "../app/lib/woff.server";

export type Browser = {
  executablePath: string;
  args: string[];
  /** The whole environment for the browser's process: Playwright's `env` option replaces it. */
  env: Record<string, string>;
  source: "system" | "npm" | "playwright";
};

const shared = process.platform === "linux" ? ["--disable-dev-shm-usage"] : [];

/**
 * A Chromium for the tests: the system's, else the one from npm, else Playwright's own download.
 * `WENRUN_TEST_BROWSER` (system, npm or playwright) allows only that one; `CHROME_PATH` names a program.
 */
export async function findBrowser(): Promise<Browser> {
  const only = process.env.WENRUN_TEST_BROWSER;
  const allows = (source: Browser["source"]) => !only || only === source;
  const env = ownEnvironment();

  const system = allows("system") ? systemBrowser() : undefined;
  if (system) return { executablePath: system, args: shared, env, source: "system" };

  const home = allows("npm") ? await unpackBrowser() : undefined;
  if (home) {
    const args = [...shared, "--no-sandbox"];
    const libraries = [path.join(home, "lib"), env.LD_LIBRARY_PATH].filter(Boolean).join(":");
    const extra = { LD_LIBRARY_PATH: libraries, FONTCONFIG_FILE: path.join(home, "fonts.conf") };
    return {
      executablePath: path.join(home, "chromium"),
      args,
      env: { ...env, ...extra },
      source: "npm",
    };
  }

  const own = chromium.executablePath();
  if (allows("playwright") && fs.existsSync(own)) {
    return { executablePath: own, args: shared, env, source: "playwright" };
  }
  throw new Error(
    "No browser for the tests. Install Chromium or Chrome (Debian and Ubuntu: apt-get install chromium " +
      "fonts-noto-cjk), or run npx playwright install --with-deps chromium, or set CHROME_PATH to a " +
      "Chromium program; then run npm test again.",
  );
}

function ownEnvironment(): Record<string, string> {
  const set = Object.entries(process.env).filter(([, value]) => value !== undefined);
  return Object.fromEntries(set.map(([name, value]) => [name, String(value)]));
}

const places: Partial<Record<NodeJS.Platform, string[]>> = {
  linux: ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"].map(
    (name) => `/usr/bin/${name}`,
  ),
  darwin: ["Google Chrome", "Chromium"].map(
    (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
  ),
  win32: ["C:\\Program Files", "C:\\Program Files (x86)"].map(
    (folder) => `${folder}\\Google\\Chrome\\Application\\chrome.exe`,
  ),
};

/** Asked for its version, because some distributions put a script there that only names a package. */
function systemBrowser(): string | undefined {
  const named = process.env.CHROME_PATH ? [process.env.CHROME_PATH] : [];
  return [...named, ...(places[process.platform] ?? [])].find((file) => {
    if (!fs.existsSync(file) || fs.realpathSync(file).startsWith("/snap/")) return false;
    if (process.platform === "win32") return true;
    const asked = spawnSync(file, ["--version"], { encoding: "utf8", timeout: 15_000 });
    return asked.status === 0 && /\d+\.\d+/.test(asked.stdout);
  });
}

async function unpackBrowser(): Promise<string | undefined> {
  if (process.platform !== "linux") return undefined;
  const parts = packagePart(
    "@sparticuz/chromium",
    process.arch === "x64" ? "bin" : `bin/${process.arch}`,
  );
  if (!parts || !fs.existsSync(path.join(parts.folder, "chromium.br"))) return undefined;
  const home = path.join(projectRoot, ".cache", `chromium-${parts.version}`);
  const font = packagePart("@fontsource/noto-sans-sc", "files");
  if (!fs.existsSync(home)) {
    const draft = `${home}.${process.pid}`;
    fs.mkdirSync(draft, { recursive: true });
    for (const archive of ["al2023.tar.br", "fonts.tar.br", "swiftshader.tar.br"]) {
      const packed = path.join(parts.folder, archive);
      if (fs.existsSync(packed)) untar(brotliDecompressSync(fs.readFileSync(packed)), draft);
    }
    await pipeline(
      fs.createReadStream(path.join(parts.folder, "chromium.br")),
      createBrotliDecompress(),
      fs.createWriteStream(path.join(draft, "chromium"), { mode: 0o755 }),
    );
    try {
      fs.renameSync(draft, home);
    } catch (error) {
      fs.rmSync(draft, { recursive: true, force: true });
      if (!fs.existsSync(home)) throw error;
    }
  }
  if (font) addChineseFont(home, font.folder);
  fs.writeFileSync(path.join(home, "fonts.conf"), fontConfig(home));
  return home;
}

function packagePart(name: string, inner: string): { folder: string; version: string } | undefined {
  const root = path.join(projectRoot, "node_modules", ...name.split("/"));
  if (!fs.existsSync(root)) return undefined;
  const about: unknown = JSON.parse(fs.readFileSync(path.join(root, "package.json"), "utf8"));
  const version = about && typeof about === "object" && "version" in about ? about.version : "";
  return { folder: path.join(root, inner), version: String(version) };
}

function addChineseFont(home: string, folder: string): void {
  for (const weight of [400, 700]) {
    const woff = path.join(folder, `noto-sans-sc-chinese-simplified-${weight}-normal.woff`);
    const target = path.join(home, "fonts", `noto-sans-sc-${weight}.ttf`);
    if (!fs.existsSync(woff) || fs.existsSync(target)) continue;
    fs.writeFileSync(`${target}.${process.pid}`, woffToTtf(fs.readFileSync(woff)));
    fs.renameSync(`${target}.${process.pid}`, target);
  }
}

const fontConfig = (home: string): string => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${home}/fonts</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${home}/font-cache</cachedir>
</fontconfig>
`;

/** Plain files of a ustar archive; the browser's archives hold nothing else. */
function untar(archive: Buffer, into: string): void {
  for (let at = 0; at + 512 <= archive.length && archive[at] !== 0;) {
    const text = (from: number, length: number) =>
      archive.toString("latin1", at + from, at + from + length).replace(/\0.*$/s, "");
    const size = Number.parseInt(text(124, 12), 8);
    const isFile = ["0", ""].includes(text(156, 1));
    const target = path.join(into, text(345, 155), text(0, 100));
    if (isFile && !path.relative(into, target).startsWith("..")) {
      fs.mkdirSync(path.dirname(target), { recursive: true });
      const mode = Number.parseInt(text(100, 8), 8) & 0o755;
      fs.writeFileSync(target, archive.subarray(at + 512, at + 512 + size), { mode });
    }
    at += 512 + Math.ceil(size / 512) * 512;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url) && process.argv.includes("--print")) {
  try {
    const { source, executablePath } = await findBrowser();
    console.log(`${source} ${executablePath}`);
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
}
