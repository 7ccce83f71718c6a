import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import postgres from "postgres";
import type { TestProject } from "vitest/node";
import { startEmbedded } from "~db/embedded";
import { migrateDatabase } from "~db/migrate";
import { databaseAt } from "./database-url";

const template = "wenrun_template";

declare module "vitest" {
  interface ProvidedContext {
    /** A migrated database that nobody connects to: `CREATE DATABASE … TEMPLATE` refuses one in use. */
    templateUrl: string;
  }
}

/** One throw-away cluster for the whole run, with one migrated database in it to clone from. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), "wenrun-test-"));
  const cluster = await startEmbedded({
    dataDir,
    settings: { fsync: "off", synchronous_commit: "off", full_page_writes: "off" },
  });
  const teardown = async () => {
    await cluster.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    const owner = postgres(cluster.url, { max: 1, onnotice: () => undefined });
    await owner`create database ${owner(template)}`;
    await owner.end();
    const templateUrl = databaseAt(cluster.url, template);
    await migrateDatabase(templateUrl);
    project.provide("templateUrl", templateUrl);
  } catch (error) {
    await teardown();
    throw error;
  }
  return teardown;
}
