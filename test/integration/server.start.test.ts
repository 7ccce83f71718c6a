import { once } from "node:events";
import fs from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openEmbedded } from "~db/embedded";
import { freePort, launchServer, startServer, untilHealthy } from "../server";

/** Starts, expects an end with code 1, and returns the lines it printed. */
async function refusal(start: Parameters<typeof launchServer>[0]): Promise<string[]> {
  const server = await launchServer(start);
  const code = await Promise.race([server.exited, pause(20_000, "still running")]);
  const lines = server.output().trim().split("\n");
  await server.stop();
  expect([code, lines]).toEqual([1, [expect.any(String)]]);
  return lines;
}

describe("a start that cannot be", () => {
  it("names the next free port when its own is taken", async () => {
    const squatter = net.createServer().listen(0, "127.0.0.1");
    await once(squatter, "listening");
    const bound = squatter.address();
    const port = bound && typeof bound === "object" ? bound.port : 0;
    const [line] = await refusal({ port });
    const free = Number(/(\d+) is free: PORT=\1 npm start$/.exec(line ?? "")?.[1]);
    expect(line).toContain(`Port ${port} is taken`);
    expect(free).toBeGreaterThan(port);
    squatter.close();
  });

  it.each([
    [{ WENRUN_POOL_SIZE: "2" }, "WENRUN_POOL_SIZE"],
    [{ WENRUN_DEMO: "yes" }, "WENRUN_DEMO"],
    [{ WENRUN_CLOCK: "tomorrow" }, "WENRUN_CLOCK"],
    [{ WENRUN_BASE_URL: "centre.example" }, "WENRUN_BASE_URL"],
    [{ WENRUN_METRICS_TOKEN: "short" }, "WENRUN_METRICS_TOKEN"],
    [{ WENRUN_IDENTITY_KEY: "bm90IDMyIGJ5dGVz" }, "WENRUN_IDENTITY_KEY"],
    [{ WENRUN_S3_ENDPOINT: "minio:9000" }, "WENRUN_S3_ENDPOINT"],
    [{ WENRUN_S3_BUCKET: "centre", WENRUN_S3_KEY_ID: "key" }, "WENRUN_S3_SECRET"],
    [{ DATABASE_URL: "mysql://somewhere/else" }, "DATABASE_URL"],
    [{ LOG_LEVEL: "loud" }, "LOG_LEVEL"],
    [{ TLS_CERT: "cert.pem" }, "TLS_KEY"],
    [{ PORT: "70000" }, "PORT"],
  ])("says in one line what is wrong with %j", async (env, name) => {
    const [line] = await refusal({ env: { ...env } });
    expect(line).toContain(name);
  });

  it("does not know an argument", async () => {
    const [line] = await refusal({ args: ["--emtpy"] });
    expect(line).toContain("--emtpy");
  });

  it("says that the data folder cannot be written", async () => {
    // a file where a folder should be: root, too, cannot write below it
    const file = path.join(os.tmpdir(), `wenrun-not-a-folder-${process.pid}`);
    fs.writeFileSync(file, "");
    const [line] = await refusal({ dataDir: path.join(file, "data") });
    expect(line).toMatch(/data folder .* cannot be written/);
    expect(line).toContain("WENRUN_DATA_DIR");
    fs.rmSync(file);
  });

  it("says that the database refused the password", async () => {
    const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), "wenrun-server-"));
    const cluster = await openEmbedded({ dataDir });
    const url = new URL(cluster.url);
    url.password = "not-the-password";
    const [line] = await refusal({ env: { DATABASE_URL: url.href } });
    expect(line).toContain("DATABASE_URL");
    expect(line).not.toContain("not-the-password");
    await cluster.stop();
    fs.rmSync(dataDir, { recursive: true, force: true });
  });
});

describe("a running server", () => {
  let dataDir = "";
  const own = () => ({ args: ["--empty"], dataDir });
  beforeAll(() => {
    dataDir = fs.mkdtempSync(path.join(os.tmpdir(), "wenrun-server-"));
  });
  afterAll(() => fs.rmSync(dataDir, { recursive: true, force: true }));

  const postmaster = () => path.join(dataDir, "pg", "postmaster.pid");

  it("keeps a second one off its data folder", async () => {
    const first = await startServer(own());
    const [line] = await refusal(own());
    expect(line).toContain("in use by another server");
    expect((await fetch(`${first.url}/healthz`)).status).toBe(200);
    expect(await first.stop()).toBe(0);
  });

  it("stops at once when nothing runs, and takes its database along", async () => {
    const server = await startServer(own());
    // an idle keep-alive connection does not hold it up
    expect((await fetch(`${server.url}/setup`)).status).toBe(200);
    expect(fs.existsSync(postmaster())).toBe(true);
    const began = performance.now();
    expect(await server.stop()).toBe(0);
    expect(performance.now() - began).toBeLessThan(4_000);
    expect(fs.existsSync(postmaster())).toBe(false);
  });

  it("lets a request that runs come to its end, and takes no new one", async () => {
    const server = await startServer(own());
    const { url } = await openEmbedded({ dataDir });
    const blocker = postgres(url, { max: 1, onnotice: () => undefined });
    const held = blocker.begin(async (sql) => {
      await sql`lock table "user" in access exclusive mode`;
      const slow = fetch(`${server.url}/setup`);
      await pause(500);
      const stopped = server.stop();
      await pause(700);
      await expect(fetch(`${server.url}/setup`)).rejects.toThrow();
      return { slow, stopped };
    });
    const { slow, stopped } = await held;
    const answer = await slow;
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain("</html>");
    await blocker.end({ timeout: 1 });
    const began = performance.now();
    expect(await stopped).toBe(0);
    expect(performance.now() - began).toBeLessThan(4_000);
  });

  it("comes up again after it was killed", async () => {
    const server = await startServer(own());
    process.kill(server.pid, "SIGKILL");
    await server.exited;
    const again = await startServer(own());
    expect((await fetch(`${again.url}/setup`)).status).toBe(200);
    expect(await again.stop()).toBe(0);
  });

  it("shows that it is opening while it waits for its database", async () => {
    const port = await freePort();
    const env = { DATABASE_URL: `postgres://nobody@127.0.0.1:${port}/nothing` };
    const server = await launchServer({ env });
    let page: Response | null = null;
    for (let tries = 0; page === null && tries < 100; tries += 1) {
      page = await fetch(server.url).catch(() => pause(100, null));
    }
    expect(page?.status).toBe(503);
    expect(page?.headers.get("retry-after")).toBe("2");
    const html = (await page?.text()) ?? "";
    expect(html).toContain('http-equiv="refresh"');
    const healthz = await fetch(`${server.url}/healthz`);
    expect(healthz.status).toBe(503);
    expect(await healthz.json()).toMatchObject({ status: "starting" });
    await expect(untilHealthy(server, 300)).rejects.toThrow("not ready");
    await server.stop();
  });
});
