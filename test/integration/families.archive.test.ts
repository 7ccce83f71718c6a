import exifr from "exifr";
import Papa from "papaparse";
import sharp from "sharp";
import { Open } from "unzipper";
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { FilePurpose, LogKind } from "~db/enums";
import { listOwnChildIds, requireOwnChild } from "~/access/require.server";
import { recordEvents } from "~/features/attendance/log/commands.server";
import { addGuardian, linkGuardianAccount } from "~/features/children/family/commands.server";
import { askArchive } from "~/features/families/archive/commands.server";
import { eraseArchives, makeArchive } from "~/features/families/archive/jobs.server";
import { getOwnArchive, openOwnArchive } from "~/features/families/archive/queries.server";
import { giveTodo } from "~/features/families/todos/commands.server";
import { writeHomeNote } from "~/features/families/home/commands.server";
import { storeFile } from "~/features/files/commands.server";
import { tagPhotos } from "~/features/files/photos/commands.server";
import { sendMessage } from "~/features/messages/commands.server";
import { jobs } from "~/jobs/registry.server";
import { startWorker, type Worker } from "~/jobs/worker.server";
import { instantOf, resetClock, setClock } from "~/lib/clock";
import type { Ctx } from "~/lib/context.server";
import { newId } from "~/lib/id";
import { ownerSql, testContext, useDatabase } from "../database";
import { aRequest, anAccount } from "../factories/accounts";
import { aCentre, aClass } from "../factories/centres";
import { aFamily, type Family } from "../factories/families";
import { aPhone, done } from "../factories/sequence";

useDatabase();

const day = "2026-11-12";
const timeout = 60_000;
const aQuietMorning = { slept: null, breakfast: null, mood: null, note: "" };
let ctx: Ctx;
let classId = "";
let workers: Worker[] = [];

const handlers = jobs.handlers.filter(({ kind }) => kind === "families.archiveAsked");
const aWorker = () => startWorker({ pollMs: 20, jobs: { handlers, daily: [], shared: [] } });

beforeAll(async () => {
  ({ ctx } = await aCentre());
  ({ classId } = await aClass(ctx));
});
beforeEach(() => {
  setClock(instantOf(`${day}T10:30:00+08:00`));
  workers = [aWorker(), aWorker()];
});
afterEach(async () => {
  await Promise.all(workers.map((worker) => worker.stop()));
  resetClock();
});

const later = (of: Ctx, minutes: number): Ctx => ({
  ...of,
  now: instantOf(of.now.getTime() + minutes * 60_000),
});

async function tap(childId: string, kind: LogKind, payload: object, time: string) {
  const event = { id: newId(), childId, kind, payload, at: `${day}T${time}:00+08:00` };
  const input = { batchId: newId(), classId, events: [event] };
  expect(done(await recordEvents(ctx, input)).outcomes[0]?.outcome).toBe("accepted");
}

async function aSnapAt(of: Ctx, purpose: FilePurpose, time: string): Promise<string> {
  const minute = Number(time.slice(3));
  const bytes = await sharp({
    create: { width: 40, height: 30, channels: 3, background: { r: 80, g: minute, b: 9 } },
  })
    .jpeg()
    .toBuffer();
  const takenAt = instantOf(`${day}T${time}:00+08:00`);
  const { fileId } = done(await storeFile(of, { purpose, bytes, mime: "image/jpeg", takenAt }));
  return fileId;
}

async function aPhoto(childIds: string[], time: string): Promise<string> {
  const fileId = await aSnapAt(ctx, "photo", time);
  await tagPhotos(ctx, childIds.map((childId) => ({ fileId, childId }))); // prettier-ignore
  return fileId;
}

async function made(of: Family) {
  done(await askArchive(of.family, of.childId));
  await vi.waitUntil(
    async () => {
      const state = (await getOwnArchive(of.family, of.childId))?.state;
      expect(state).not.toBe("failed");
      return state === "made";
    },
    { timeout: 30_000, interval: 100 },
  );
}

async function read(of: Family) {
  const { open, bytes, name } = await openOwnArchive(of.family, of.childId);
  const chunks: Buffer[] = [];
  // reason: the store gives buffers
  for await (const chunk of (await open()) as AsyncIterable<Buffer>) chunks.push(chunk);
  const whole = Buffer.concat(chunks);
  expect(whole.length).toBe(bytes);
  const { files } = await Open.buffer(whole);
  const parts = new Map<string, Buffer>();
  for (const file of files) parts.set(file.path, await file.buffer());
  const rows = (file: string) => {
    const text = parts.get(file)?.toString() ?? "";
    expect(text.startsWith("\ufeff")).toBe(true);
    return Papa.parse<string[]>(text.slice(1).trim()).data;
  };
  return { name, parts, rows, page: parts.get("index.html")?.toString() ?? "" };
}

const nameOf = async (childId: string) => {
  const [row] = await ownerSql()`select name from child where id = ${childId}`;
  return String(row?.["name"]);
};

const refusal = (work: Promise<unknown>) =>
  expect(work).rejects.toMatchObject({ code: "not_found" });

describe("everything about a child", () => {
  it(
    "holds its photos with words and hour, its records, and a page, and nothing of another child",
    async () => {
      const own = await aFamily(ctx, classId);
      const friend = await aFamily(ctx, classId);
      const mine = await aPhoto([own.childId], "09:31");
      const both = await aPhoto([own.childId, friend.childId], "09:45");
      await tap(own.childId, "arrival", { broughtBy: { relation: "mother" } }, "08:06");
      await tap(own.childId, "note", { text: "=画秋天", fileIds: [mine, both] }, "09:50");
      await tap(friend.childId, "arrival", {}, "08:10");
      await tap(friend.childId, "note", { text: "只给别家", fileIds: [] }, "09:51");
      const sent = await aSnapAt(own.family, "message", "07:40");
      await sendMessage(own.family, own.childId, { body: "+早上好", photoIds: [sent] });
      done(
        await writeHomeNote(own.family, own.childId, { ...aQuietMorning, medicine: "止咳糖浆" }),
      );
      await giveTodo(ctx, own.childId, { text: "带尿裤", dueOn: null });
      await ownerSql()`update day_entry set received_at = received_at - interval '10 minutes'`;
      await made(own);
      const { parts, rows, page, name } = await read(own);
      expect(name).toBe(`${await nameOf(own.childId)} ${day}.zip`);
      const photo = `照片/${day} 0931.jpg`;
      expect([...parts.keys()].filter((path) => path.endsWith(".jpg"))).toEqual([
        photo,
        `照片/${day} 0740.jpg`,
      ]);
      const kept: Record<string, unknown> = await exifr.parse(
        parts.get(photo) ?? Buffer.of(),
        true,
      );
      expect(String(kept["ImageDescription"]).trim()).toBe("=画秋天");
      expect(kept["DateTimeOriginal"]).toBeInstanceOf(Date);
      expect(rows("captions.csv")[1]).toEqual([photo, day, "09:31", "'=画秋天"]);
      expect(rows("days.csv").map(([, , from]) => from)).toEqual(["从", "08:06", "09:50"]);
      expect(rows("messages.csv")[1]?.at(-1)).toBe("'+早上好");
      expect(rows("said.csv")[1]).toEqual([day, "带药：止咳糖浆"]);
      expect(rows("todos.csv")[1]?.[0]).toBe("带尿裤");
      const files = ["absences", "activities", "notices", "child", "consents", "enrolment", "growth", "needs", "observations", "people"]; // prettier-ignore
      for (const file of files) expect(rows(`${file}.csv`)[0]?.length).toBeGreaterThan(1);
      expect(page).toContain("2026年11月12日");
      expect(page).toContain(encodeURIComponent(`${day} 0931.jpg`));
      expect(page).not.toMatch(/<script|https?:/);
      const texts = [...parts].filter(([path]) => !path.endsWith(".jpg")).map(([, bytes]) => bytes.toString()); // prettier-ignore
      const theirs = await nameOf(friend.childId);
      for (const text of texts) {
        expect(text).not.toContain("只给别家");
        expect(text).not.toContain(theirs);
      }
    },
    timeout,
  );

  it(
    "is made once by two workers, is the same within an hour, and another one after it",
    async () => {
      const own = await aFamily(ctx, classId);
      const asks = await Promise.all([1, 2, 3].map(() => askArchive(own.family, own.childId)));
      const [first] = new Set(asks.map((ask) => done(ask).archiveId));
      await made(own);
      const again = done(await askArchive(later(own.family, 50), own.childId));
      expect(again.archiveId).toBe(first);
      const [row] = await ownerSql()`select count(*)::int as n from audit_entry
        where child_id = ${own.childId} and capability = 'families.archive.make'`;
      expect(row?.["n"]).toBe(1);
      await ownerSql()`update family_archive set made_at = made_at - interval '2 hours'
        where child_id = ${own.childId}`;
      expect(done(await askArchive(own.family, own.childId)).archiveId).not.toBe(first);
      await made(own);
    },
    timeout,
  );

  it(
    "is for the guardian who asked, as long as that one signs, and for a week",
    async () => {
      const own = await aFamily(ctx, classId);
      const stranger = await aFamily(ctx, classId);
      const father = await aRelative(own, "secondary");
      const gran = await aRelative(own, "family");
      await made(own);
      await refusal(openOwnArchive(stranger.family, own.childId));
      await refusal(openOwnArchive(father.family, own.childId));
      const gate = (userId: string, role: "guardian" | "familyMember" | "pickupOnly") =>
        aRequest(ctx, { userId, role, path: `/family/rights/${own.childId}.zip` }).then((request) =>
          requireOwnChild(request, "families.archive.make", own.childId),
        );
      await expect(gate(own.userId, "guardian")).resolves.toMatchObject({ childId: own.childId });
      await refusal(gate(stranger.userId, "guardian"));
      await expect(gate(gran.userId, "familyMember")).rejects.toMatchObject({ code: "forbidden" });
      await ownerSql()`update child_guardian set grade = 'family' where guardian_id = ${own.guardianId}`;
      await refusal(gate(own.userId, "guardian"));
      const week = 7 * 24 * 60;
      await openOwnArchive(own.family, own.childId);
      const after = later(own.family, week + 24 * 60 * 30);
      expect(await getOwnArchive(after, own.childId)).toBeNull();
      await refusal(openOwnArchive(after, own.childId));
      await eraseArchives(later(ctx, week - 60 * 24 * 2));
      expect(await getOwnArchive(own.family, own.childId)).toMatchObject({ state: "made" });
      await eraseArchives(after);
      expect(await getOwnArchive(own.family, own.childId)).toBeNull();
    },
    timeout,
  );

  it("counts as failed when its server is gone, or its asker no longer signs", async () => {
    const own = await aFamily(ctx, classId);
    await Promise.all(workers.map((worker) => worker.stop()));
    const { archiveId } = done(await askArchive(own.family, own.childId));
    expect(await getOwnArchive(own.family, own.childId)).toMatchObject({ state: "waiting" });
    await ownerSql()`update family_archive set state = 'running', beat_at = beat_at - interval '1 minute'`;
    expect(await getOwnArchive(own.family, own.childId)).toMatchObject({ state: "failed" });
    const next = done(await askArchive(own.family, own.childId));
    expect(next.archiveId).not.toBe(archiveId);
    await ownerSql()`update child_guardian set grade = 'family' where guardian_id = ${own.guardianId}`;
    await makeArchive(ctx, next);
    await vi.waitUntil(
      async () => (await getOwnArchive(own.family, own.childId))?.state === "failed",
      { timeout: 10_000, interval: 50 },
    );
  });
});

/** Another account of the same child's family. */
async function aRelative(of: Family, grade: "secondary" | "family") {
  const phone = aPhone();
  const role = grade === "family" ? "familyMember" : "guardian";
  const person = { name: "许国强", phone, relation: "father", grade, mayPickUp: true } as const;
  const { guardianId } = done(await addGuardian(ctx, of.childId, person));
  const { userId } = await anAccount({ centreId: ctx.centreId, role, phone });
  done(await linkGuardianAccount(ctx, guardianId, userId));
  const family = testContext({ centreId: ctx.centreId, role, userId });
  expect(await listOwnChildIds(family)).toEqual([of.childId]);
  return { family, userId };
}
