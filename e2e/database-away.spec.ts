import fs from "node:fs";
import net from "node:net";
import path from "node:path";
import postgres from "postgres";
import { openEmbedded } from "../db/embedded";
import { freePort, launchServer, startServer, type RunningServer } from "../test/server";
import { expect, say, test as base } from "./fixtures";

/** A road to the scratch database that can be closed and opened again. */
class Road {
  private server: net.Server | null = null;
  private readonly sockets = new Set<net.Socket>();
  constructor(
    readonly port: number,
    private readonly target: number,
  ) {}

  async open(): Promise<void> {
    const server = net.createServer((near) => {
      const far = net.connect(this.target, "127.0.0.1");
      for (const socket of [near, far]) {
        this.sockets.add(socket);
        socket.on("error", () => undefined).on("close", () => this.sockets.delete(socket));
      }
      near.pipe(far).pipe(near);
      near.on("close", () => far.destroy());
      far.on("close", () => near.destroy());
    });
    this.server = server;
    await new Promise<void>((resolve) => server.listen(this.port, "127.0.0.1", resolve));
  }

  async close(): Promise<void> {
    const { server } = this;
    this.server = null;
    for (const socket of this.sockets) socket.destroy();
    if (server) await new Promise((resolve) => server.close(resolve));
  }
}

async function scratchDatabase(name: string): Promise<URL> {
  const { url } = await openEmbedded({ dataDir: process.env.WENRUN_E2E_DATA ?? "" });
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  await sql.unsafe(`drop database if exists ${name}`);
  await sql.unsafe(`create database ${name}`);
  await sql.end();
  return Object.assign(new URL(url), { pathname: `/${name}` });
}

/** Founds a centre in an empty installation; returns the director's session. */
async function found(server: RunningServer) {
  const answer = await fetch(`${server.url}/setup`, {
    method: "POST",
    redirect: "manual",
    headers: { Origin: server.url },
    body: new URLSearchParams({
      ...{ centreName: "远山托育园", shortName: "远山", licensedPlaces: "40" },
      ...{ directorName: "江远", phone: "19944440001", password: "mountains far away" },
    }),
  });
  const value = /wenrun_session=([^;]+)/.exec(answer.headers.get("set-cookie") ?? "")?.[1] ?? "";
  return { name: "wenrun_session", value, url: server.url };
}

const test = base.extend({ address: async ({}, use) => use("http://127.0.0.1") });
test.use({ allowed: /status of 503|^other origin|ERR_|manifest patches/ });
const calm = say("common:errorPage.unavailableTitle");

test("the embedded database is killed in use: it comes back by itself, still signed in", async ({
  page,
  context,
}) => {
  const server = await startServer({ args: ["--empty"] });
  try {
    await context.addCookies([await found(server)]);
    await page.goto(`${server.url}/account`);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(say("accounts:own.title"));
    const file = path.join(server.dataDir, "pg", "postmaster.pid");
    process.kill(Number(fs.readFileSync(file, "utf8").split("\n")[0]), "SIGKILL");
    const during = await page.goto(`${server.url}/account`);
    expect([200, 503]).toContain(during?.status());
    if (during?.status() === 503) await expect(page.getByText(calm)).toBeVisible();
    await expect(async () => {
      const answer = await page.goto(`${server.url}/account`);
      expect(answer?.status()).toBe(200);
    }).toPass({ timeout: 30_000 });
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(say("accounts:own.title"));
  } finally {
    await server.stop();
  }
});

test("a database that is away at the start is waited for; one that goes away is missed calmly", async ({
  page,
  context,
}) => {
  const database = await scratchDatabase("away");
  const road = new Road(await freePort(), Number(database.port));
  database.port = String(road.port);
  const server = await launchServer({ env: { DATABASE_URL: database.href } });
  try {
    await expect(async () => {
      const waiting = await page.goto(server.url);
      expect(waiting?.status()).toBe(503);
      await expect(page.getByText(say("common:starting.waiting"))).toBeVisible({ timeout: 1000 });
    }).toPass({ timeout: 20_000 });
    expect((await fetch(`${server.url}/healthz`)).status).toBe(503);

    await road.open();
    await expect(page).toHaveURL(/\/setup$/, { timeout: 30_000 });
    await context.addCookies([await found(server)]);
    await page.goto(`${server.url}/account`);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(say("accounts:own.title"));

    await road.close();
    const during = await page.goto(`${server.url}/account`);
    expect(during?.status()).toBe(503);
    await expect(page.getByText(calm)).toBeVisible();
    expect((await fetch(`${server.url}/healthz`)).status).toBe(503);

    await road.open();
    await expect(async () => {
      const answer = await page.goto(`${server.url}/account`);
      expect(answer?.status()).toBe(200);
    }).toPass({ timeout: 30_000 });
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(say("accounts:own.title"));
  } finally {
    await server.stop();
    await road.close();
  }
});
