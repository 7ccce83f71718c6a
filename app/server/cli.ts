import { randomInt } from "node:crypto";
import path from "node:path";
import { backup } from "~db/backup";
import { openEmbedded } from "~db/embedded";
import { migrateDatabase } from "~db/migrate";
import { restore } from "~db/restore";
import { forcePassword } from "~/features/accounts/passwords/commands.server";
import { rebuildDutyStays } from "~/features/attendance/duty/commands.server";
import { rebuildDayEntries } from "~/features/attendance/log/commands.server";
import { jobContext, listCentres } from "~/jobs/job-context.server";
import { startWorker } from "~/jobs/worker.server";
import { realNow } from "~/lib/clock";
import { connectDatabase, disconnectDatabase } from "~/lib/db.server";
import { env } from "~/lib/env.server";
import { filesNotHeld, filesNotRestored } from "./backup-words";
import { isEmptyDatabase, loadDemo, printDemoAccounts, startDemoClock } from "./demo";

type Command = (args: readonly string[]) => Promise<void>;

const commands: Record<string, Command> = {
  "account:reset": resetAccount,
  "seed:demo": seedDemo,
  "demo:accounts": async () => void (await printDemoAccounts("json")),
  "days:rebuild": rebuildDays,
  backup: makeBackup,
  restore: bringBack,
  worker: runWorker,
};

/** Commands beside the server: `node app/server/start.mjs run <command> …`. */
export async function cli([name, ...args]: readonly string[]): Promise<void> {
  const run = commands[name ?? ""];
  try {
    if (!run) throw new Error(`Unknown command. Known: ${Object.keys(commands).join(", ")}`);
    await run(args);
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
}

async function withDatabase<T>(work: (url: string) => Promise<T>): Promise<T> {
  const { DATABASE_URL, dataDir } = env();
  const source = DATABASE_URL
    ? { url: DATABASE_URL, stop: () => Promise.resolve() }
    : await openEmbedded({ dataDir });
  try {
    await migrateDatabase(source.url);
    connectDatabase(source.url);
    return await work(source.url);
  } finally {
    await disconnectDatabase();
    await source.stop();
  }
}

/** Twelve characters that are not mistaken for each other when read aloud. */
function readablePassword(): string {
  const letters = "abcdefghjkmnpqrstuvwxyz23456789";
  return Array.from({ length: 12 }, () => letters[randomInt(letters.length)]).join("");
}

async function resetAccount([login]: readonly string[]): Promise<void> {
  if (!login) throw new Error("Usage: npm run account:reset -- <phone or e-mail>");
  const password = readablePassword();
  const changed = await withDatabase(() => forcePassword(login, password));
  if (!changed.ok) throw new Error("No account has this phone or e-mail");
  console.log(`New password of ${changed.value.name}: ${password}`);
  console.log("All devices of this account are signed out. Change the password after signing in.");
}

async function seedDemo(): Promise<void> {
  await withDatabase(async (url) => {
    if (!(await isEmptyDatabase())) throw new Error("The database already holds a centre");
    await loadDemo(url, ({ done, of }) => console.error(`${done}/${of}`));
  });
}

/** The days' entries of every centre anew from the log, should they ever be in doubt. */
async function rebuildDays(): Promise<void> {
  await withDatabase(async () => {
    await startDemoClock();
    for (const centre of await listCentres()) {
      const rebuilt = await rebuildDayEntries(jobContext("days.rebuild", centre));
      if (!rebuilt.ok) throw new Error(`Not rebuilt: ${rebuilt.reason}`);
      console.log(`${rebuilt.value.entries} entries made from the log`);
      const stays = await rebuildDutyStays(jobContext("days.rebuild", centre));
      if (!stays.ok) throw new Error(`Not rebuilt: ${stays.reason}`);
      console.log(`${stays.value.stays} stays of staff made from their events`);
    }
  });
}

function passphrase(): string {
  const given = env().WENRUN_BACKUP_PASSPHRASE;
  if (!given) throw new Error("Set WENRUN_BACKUP_PASSPHRASE (at least 12 characters)");
  return given;
}

/** `--dump` writes what any later PostgreSQL can read, where a plain backup is of one version. */
async function makeBackup(args: readonly string[]): Promise<void> {
  const dump = args.includes("--dump");
  const [out, ...rest] = args.filter((argument) => argument !== "--dump");
  if (!out || rest.length > 0) throw new Error("Usage: npm run backup -- <folder> [--dump]");
  const { dataDir, DATABASE_URL, bucket } = env();
  const manifest = await withDatabase((url) =>
    backup({
      ...{ out: path.resolve(out), dataDir, url, passphrase: passphrase() },
      embedded: !DATABASE_URL && !dump,
      createdAt: realNow(),
      ...(bucket && { bucket: { name: bucket.name, endpoint: bucket.endpoint } }),
    }),
  );
  console.log(`Backup written to ${out}`);
  for (const line of filesNotHeld(manifest)) console.log(line);
}

async function bringBack([from]: readonly string[]): Promise<void> {
  if (!from) throw new Error("Usage: npm run restore -- <folder>");
  const { dataDir, DATABASE_URL, WENRUN_DATA_DIR, bucket } = env();
  const manifest = await restore({
    from: path.resolve(from),
    dataDir,
    url: DATABASE_URL,
    passphrase: passphrase(),
  });
  console.log(`Restored into ${WENRUN_DATA_DIR}. Start it with npm start.`);
  for (const line of filesNotRestored(manifest, bucket)) console.log(line);
}

/** The worker apart from the server; the server is then started with WENRUN_WORKER=apart. */
async function runWorker(): Promise<void> {
  await withDatabase(async () => {
    await startDemoClock();
    const worker = startWorker({});
    console.log("Worker runs");
    await new Promise<void>((resolve) => {
      process.once("SIGTERM", resolve);
      process.once("SIGINT", resolve);
    });
    await worker.stop();
  });
}
