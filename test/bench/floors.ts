import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { projectRoot } from "~db/project-root";
import { demoAccounts } from "~db/seed/demo-accounts";
import { cleanEnvironment, freePort } from "~test/server";

/** Inside the project, where the built page finds its libraries. */
export const scratch = path.join(projectRoot, ".cache", "floor-build");

/** The embedded database that the server under test runs on. */
export function databaseOf(dataDir: string): string {
  const { port }: { port: number } = JSON.parse(
    readFileSync(path.join(dataDir, "pg.json"), "utf8"),
  );
  const password = readFileSync(path.join(dataDir, "pg.password"), "utf8").trim();
  return `postgres://postgres:${encodeURIComponent(password)}@127.0.0.1:${port}/wenrun`;
}

/** The session's cookie of a demo account. */
export async function signIn(address: string, role: "director" | "guardian"): Promise<string> {
  const account = demoAccounts.find((each) => each.role === role);
  const answer = await fetch(`${address}/login`, {
    method: "POST",
    redirect: "manual",
    headers: { Origin: address },
    body: new URLSearchParams({
      login: account?.login ?? "",
      password: account?.password ?? "",
    }),
  });
  const cookie = answer.headers.get("set-cookie")?.split(";")[0];
  if (!cookie) throw new Error(`no session: ${answer.status}`);
  return cookie;
}

/** Builds the bare pages. */
export function buildPage(): void {
  execFileSync(
    process.execPath,
    [
      path.join(projectRoot, "node_modules", "@remix-run", "dev", "dist", "cli.js"),
      "vite:build",
      "--config",
      "test/bench/floor-app/vite.config.ts",
    ],
    {
      cwd: projectRoot,
      env: { ...process.env, NODE_ENV: "production" },
      stdio: ["ignore", "ignore", "inherit"],
    },
  );
}

/** A floor in a process of its own; its address once it answers. */
export async function startFloor(
  kind: "json" | "page" | "look",
  url: string,
  build: string,
  dataDir: string,
  started: ChildProcess[],
): Promise<string> {
  const port = await freePort();
  const program = path.join(projectRoot, "test", "bench", "floor-server.ts");
  const args = ["--import", "tsx", program, kind, String(port), url, build];
  started.push(
    spawn(process.execPath, args, {
      cwd: projectRoot,
      env: cleanEnvironment({ WENRUN_DATA_DIR: dataDir }),
      stdio: ["ignore", "ignore", "inherit"],
    }),
  );
  const address = `http://127.0.0.1:${port}/`;
  for (let tries = 0; tries < 200; tries += 1) {
    if (await fetch(address, { redirect: "manual" }).catch(() => null)) return address;
    await pause(100);
  }
  throw new Error(`${kind} floor did not start`);
}
