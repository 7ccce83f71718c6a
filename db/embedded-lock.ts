import { randomBytes } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import { setTimeout as pause } from "node:timers/promises";
import { codeOf, EmbeddedError } from "./embedded-error";

const BEAT_MS = 2_000;

export type FolderLock = { release: () => void };

/** A process is named by pid and start, so that a pid used again does not look like the old owner. */
export function processStart(pid: number): string | null {
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    const boot = fs.readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
    return fields[0] === "Z" ? "gone" : `${boot}:${fields[19]}`;
  } catch {
    return null;
  }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (codeOf(error) !== "EPERM") return false;
  }
  return processStart(pid) !== "gone";
}

type Owner = { pid: number; start: string | null; host: string };

function parseOwner(text: string): Owner | null {
  const [pid, start, host] = text.trim().split(" ");
  if (!pid || !start || !host) return null;
  return { pid: Number(pid), start: start === "-" ? null : start, host };
}

function read(file: string): string | null {
  try {
    return fs.readFileSync(file, "utf8");
  } catch (error) {
    if (codeOf(error) === "ENOENT") return null;
    throw error;
  }
}

/** The pid says nothing about a process in another container; there the owner's heartbeat does. */
async function isOwned(file: string, text: string): Promise<boolean> {
  const owner = parseOwner(text);
  if (owner?.host === os.hostname()) {
    if (!isAlive(owner.pid)) return false;
    return owner.start === null || processStart(owner.pid) === owner.start;
  }
  const before = fs.statSync(file, { throwIfNoEntry: false })?.mtimeMs;
  await pause(owner ? BEAT_MS * 2.5 : 200);
  const after = fs.statSync(file, { throwIfNoEntry: false })?.mtimeMs;
  return owner ? before !== after : read(file) !== text;
}

/** Makes the lock file, or takes over one whose owner is gone. Refuses with `in_use`. */
export async function lockFolder(file: string, refusal: string): Promise<FolderLock> {
  const mine = `${process.pid} ${processStart(process.pid) ?? "-"} ${os.hostname()} ${randomBytes(6).toString("hex")}\n`;
  for (let attempt = 0; attempt < 20; attempt += 1) {
    let handle: number;
    try {
      handle = fs.openSync(file, "wx", 0o644);
    } catch (error) {
      if (codeOf(error) !== "EEXIST") throw error;
      const held = read(file);
      if (held === null) continue;
      if (await isOwned(file, held)) throw new EmbeddedError("in_use", refusal);
      discard(file, held);
      continue;
    }
    fs.writeSync(handle, mine);
    await pause(20);
    if (read(file) !== mine) {
      fs.closeSync(handle);
      continue;
    }
    return hold(file, handle, mine);
  }
  throw new EmbeddedError("in_use", refusal);
}

/** Two processes may find the same stale lock: only the one that moves that very text away drops it. */
function discard(file: string, stale: string): void {
  const aside = `${file}.${process.pid}`;
  try {
    fs.renameSync(file, aside);
    if (fs.readFileSync(aside, "utf8") === stale) fs.rmSync(aside);
    else fs.renameSync(aside, file);
  } catch (error) {
    if (codeOf(error) !== "ENOENT") throw error;
  }
}

function hold(file: string, handle: number, mine: string): FolderLock {
  const beat = setInterval(() => {
    fs.writeSync(handle, "\n", mine.length - 1);
  }, BEAT_MS);
  beat.unref();
  let isHeld = true;
  return {
    release: () => {
      if (!isHeld) return;
      isHeld = false;
      clearInterval(beat);
      fs.closeSync(handle);
      if (read(file) === mine) fs.rmSync(file, { force: true });
    },
  };
}
