import { execFileSync } from "node:child_process";
import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { backup } from "~db/backup";
import { startEmbedded, type Embedded } from "~db/embedded";
import { migrateDatabase } from "~db/migrate";
import { restore } from "~db/restore";

const passphrase = "correct horse battery";
const createdAt = new Date("2026-11-12T02:20:00Z");

let home: string;
let live: Embedded;
let sql: postgres.Sql;
const at = (name: string) => path.join(home, name);

const open = (url: string) => postgres(url, { max: 4, onnotice: () => undefined });

const keyOf = (dataDir: string) =>
  Buffer.from(fs.readFileSync(path.join(dataDir, "keys", "identity.key"), "utf8"), "base64");

function seal(text: string, key: Buffer): Buffer {
  const iv = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", key, iv);
  return Buffer.concat([iv, cipher.update(text, "utf8"), cipher.final(), cipher.getAuthTag()]);
}

function unseal(sealed: Buffer, key: Buffer): string {
  const decipher = createDecipheriv("aes-256-gcm", key, sealed.subarray(0, 12));
  decipher.setAuthTag(sealed.subarray(-16));
  return Buffer.concat([decipher.update(sealed.subarray(12, -16)), decipher.final()]).toString();
}

/** Count and checksum of every table. */
async function contents(of: postgres.Sql): Promise<Record<string, string>> {
  const tables = await of`
    select format('%I.%I', schemaname, tablename) as name from pg_tables
    where schemaname not in ('pg_catalog', 'information_schema') order by 1`;
  const found: Record<string, string> = {};
  for (const { name } of tables) {
    const [row] = await of.unsafe(
      `select count(*)::text as n, md5(coalesce(string_agg(md5(t::text), '' order by md5(t::text)), '')) as sum from ${name} t`,
    );
    found[String(name)] = `${row?.n} ${row?.sum}`;
  }
  return found;
}

const refusal = (attempt: Promise<unknown>): Promise<unknown> =>
  attempt.then(
    () => "done",
    (error: unknown) => error,
  );

const makeBackup = (out: string) =>
  backup({
    out: at(out),
    dataDir: at("live"),
    url: live.url,
    embedded: true,
    passphrase,
    createdAt,
  });

beforeAll(async () => {
  home = fs.mkdtempSync(path.join(os.tmpdir(), "wenrun-backup-"));
  live = await startEmbedded({ dataDir: at("live") });
  await migrateDatabase(live.url);
  sql = open(live.url);
  fs.mkdirSync(at("live/keys"), { mode: 0o700 });
  fs.writeFileSync(at("live/keys/identity.key"), randomBytes(32).toString("base64"));
  fs.mkdirSync(at("live/files/ab"), { recursive: true });
  fs.writeFileSync(at("live/files/ab/photo"), randomBytes(300_000));
  fs.writeFileSync(at("live/files/empty"), "");
  await sql`create table filler as
    select n as id, repeat(md5(n::text), 8) as text from generate_series(1, 60000) n`;
  await sql`create table tick (id int primary key, at int not null)`;
  await sql`insert into tick select n, 0 from generate_series(1, 500) n`;
  await sql`create table sealed (id int primary key, number bytea not null)`;
  await sql`insert into sealed values (1, ${seal("110101201907070014", keyOf(at("live")))})`;
});

afterAll(async () => {
  await sql.end();
  await live.stop();
  fs.rmSync(home, { recursive: true, force: true });
});

describe("backup of the embedded database", () => {
  it("brings every table, file and secret into an empty folder, as of one moment amid writes", async () => {
    let isDone = false;
    let writes = 0;
    const writer = (async () => {
      for (; !isDone; writes += 1) {
        await sql.begin(async (tx) => {
          await tx`update tick set at = ${writes}`;
          await tx`update filler set text = md5(text) where id % 50 = ${writes % 50}`;
        });
        if (writes % 20 === 0) await sql`checkpoint`;
      }
    })();
    const before = writes;
    await makeBackup("during");
    const during = writes - before;
    isDone = true;
    await writer;
    expect(during).toBeGreaterThan(0);

    await restore({ from: at("during"), dataDir: at("restored-during"), passphrase });
    const restored = await startEmbedded({ dataDir: at("restored-during") });
    const copy = open(restored.url);
    const [tick] = await copy`select count(*)::int as n, min(at) as low, max(at) as high from tick`;
    expect(tick?.n).toBe(500);
    expect(tick?.low).toBe(tick?.high);
    expect(await copy`select count(*)::int as n from filler`).toMatchObject([{ n: 60_000 }]);
    await copy`insert into tick values (501, 0)`;
    await copy.end();
    await restored.stop();
  });

  it("restores the same counts and checksums and opens a sealed number", async () => {
    const expected = await contents(sql);
    const manifest = await makeBackup("quiet");
    expect(manifest).toMatchObject({ kind: "cluster", createdAt: "2026-11-12T02:20:00.000Z" });
    await restore({ from: at("quiet"), dataDir: at("restored"), passphrase });

    const restored = await startEmbedded({ dataDir: at("restored") });
    expect(restored.started).toBe("started");
    const copy = open(restored.url);
    expect(await contents(copy)).toEqual(expected);
    expect(Object.keys(expected).length).toBeGreaterThan(20);
    const [row] = await copy`select number from sealed`;
    expect(unseal(Buffer.from(row?.number), keyOf(at("restored")))).toBe("110101201907070014");
    await copy.end();
    await restored.stop();
    for (const name of ["files/ab/photo", "files/empty", "keys/identity.key", "pg.password"]) {
      const [there, here] = [at(`live/${name}`), at(`restored/${name}`)].map((file) =>
        fs.readFileSync(file),
      );
      expect(here?.equals(there ?? Buffer.from("?")), name).toBe(true);
    }
    expect(fs.statSync(at("restored/keys/identity.key")).mode & 0o777).toBe(0o600);
  });

  it("keeps keys and password out of everything that is not sealed", async () => {
    await makeBackup("apart");
    const secrets = [
      fs.readFileSync(at("live/keys/identity.key")),
      fs.readFileSync(at("live/pg.password")),
    ];
    const needles = secrets.map((secret) => secret.toString("utf8").trim());
    for (const entry of fs.readdirSync(at("apart"), { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const text = fs.readFileSync(path.join(entry.parentPath, entry.name), "latin1");
      expect(
        needles.some((needle) => text.includes(needle)),
        entry.name,
      ).toBe(false);
    }
  });

  it("refuses a wrong passphrase, a damaged file and an incomplete backup before it writes", async () => {
    await makeBackup("checked");
    const attempt = (word = passphrase) =>
      refusal(restore({ from: at("checked"), dataDir: at("untouched"), passphrase: word }));

    expect(await attempt("another passphrase")).toMatchObject({ reason: "passphrase" });
    fs.appendFileSync(at("checked/files/ab/photo"), "x");
    expect(await attempt()).toMatchObject({ reason: "damaged" });
    fs.rmSync(at("checked/files/ab/photo"));
    expect(await attempt()).toMatchObject({ reason: "damaged" });
    fs.rmSync(at("checked/manifest.json"));
    expect(await attempt()).toMatchObject({ reason: "not_a_backup" });
    expect(fs.existsSync(at("untouched"))).toBe(false);
  });

  it("names the bucket whose files it does not hold", async () => {
    const bucket = { name: "centre", endpoint: "https://store.example" };
    await backup({
      ...{ out: at("bucket"), dataDir: at("live"), url: live.url, embedded: true, createdAt },
      ...{ passphrase, bucket },
    });
    const restored = await restore({ from: at("bucket"), dataDir: at("no-files"), passphrase });
    expect(restored.bucket).toEqual(bucket);
  });

  it("refuses folders that are in the way", async () => {
    await makeBackup("once");
    expect(await refusal(makeBackup("once"))).toMatchObject({ reason: "out_not_empty" });
    expect(await refusal(makeBackup("live/backups"))).toMatchObject({ reason: "out_not_empty" });
    const over = restore({ from: at("once"), dataDir: at("live"), passphrase });
    expect(await refusal(over)).toMatchObject({ reason: "data_not_empty" });
    const short = backup({
      ...{ out: at("short"), dataDir: at("live"), url: live.url, embedded: true, createdAt },
      passphrase: "short",
    });
    expect(await refusal(short)).toMatchObject({ reason: "passphrase" });
  });
});

const major = (tool: string): number => {
  try {
    return Number(/\) (\d+)/.exec(execFileSync(tool, ["--version"], { encoding: "utf8" }))?.[1]);
  } catch {
    return 0;
  }
};

describe("backup of a DATABASE_URL server", () => {
  const dump = () =>
    backup({
      ...{ out: at("dumped"), dataDir: at("live"), url: live.url, embedded: false, createdAt },
      passphrase,
    });

  // what can be shown depends on the client programs of the machine: too old, absent, or able
  if (major("pg_dump") < 18) {
    it("names the client programs it needs and leaves nothing behind", async () => {
      const refused = await refusal(dump());
      expect(refused).toMatchObject({ reason: "tool_missing" });
      expect(String(refused)).toContain("version 18 or newer");
      expect(fs.existsSync(at("dumped"))).toBe(false);
    });
  } else {
    it("restores the same counts and checksums", async () => {
      await dump();
      await sql`create database empty_target`;
      const url = live.url.replace(/\/[^/]+$/, "/empty_target");
      await restore({ from: at("dumped"), dataDir: at("restored-dump"), url, passphrase });
      const copy = open(url);
      expect(await contents(copy)).toEqual(await contents(sql));
      await copy.end();
    });

    it("goes into a new embedded database where no server is named", async () => {
      await restore({ from: at("dumped"), dataDir: at("moved"), passphrase });
      const moved = await startEmbedded({ dataDir: at("moved") });
      const copy = open(moved.url);
      expect(await contents(copy)).toEqual(await contents(sql));
      expect(keyOf(at("moved"))).toEqual(keyOf(at("live")));
      await copy.end();
      await moved.stop();
    });
  }
});
