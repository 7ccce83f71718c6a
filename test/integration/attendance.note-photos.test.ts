import { rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import exifr from "exifr";
import sharp from "sharp";
import { beforeAll, describe, expect, it } from "vitest";
import { buffer } from "node:stream/consumers";
import { recordEvents } from "~/features/attendance/log/commands.server";
import { followWithPhoto } from "~/features/attendance/notes/commands.server";
import { getPhoto } from "~/features/files/photos/queries.server";
import { instantOf } from "~/lib/clock";
import type { Ctx } from "~/lib/context.server";
import { env } from "~/lib/env.server";
import { newId } from "~/lib/id";
import { ownerSql, useDatabase } from "../database";
import { aCentre, aClass } from "../factories/centres";
import { aChild } from "../factories/children";
import { anEnrolment } from "../factories/enrolment";
import { aPicture } from "../factories/files";
import { done } from "../factories/sequence";

useDatabase();

let ctx: Ctx;
let classId = "";
let childId = "";

beforeAll(async () => {
  ({ ctx } = await aCentre());
  ({ classId } = await aClass(ctx));
  ({ childId } = await aChild(ctx));
  await anEnrolment(ctx, { childId, classId, startsOn: "2026-09-01" });
  await record({ kind: "arrival", payload: {} });
});

async function record(event: { kind: string; payload: object }) {
  const events = [{ id: newId(), childId, at: "2026-11-12T10:00:00+08:00", ...event }];
  done(await recordEvents(ctx, { batchId: newId(), classId, events }));
}

async function aNoteWithPhoto(): Promise<string> {
  const fileId = newId();
  await record({ kind: "note", payload: { text: "搭了高塔", fileIds: [fileId] } });
  return fileId;
}

const follow = (fileId: string, bytes: Buffer, into = classId, takenAt = "") =>
  followWithPhoto(
    ctx,
    { classId: into, fileId },
    new Request("http://localhost/", {
      method: "PUT",
      headers: { "X-Taken-At": takenAt },
      body: new Uint8Array(bytes),
    }),
  );

describe("a photo that follows its note", () => {
  it("is shown with the child whom the note is about, and is kept once however often it comes", async () => {
    const fileId = await aNoteWithPhoto();
    const picture = await aPicture();
    const answers = await Promise.all([1, 2, 3].map(() => follow(fileId, picture)));
    for (const answer of [...answers, await follow(fileId, picture)]) done(answer);
    expect(await getPhoto(ctx, { fileId, variant: "screen" })).toMatchObject({
      mime: "image/jpeg",
    });
    const [row] = await ownerSql()`
      select count(*)::int as files, (select count(*)::int from file_child where file_id = ${fileId}) as tags
      from file where id = ${fileId}`;
    expect(row).toEqual({ files: 1, tags: 1 });
  });

  it("keeps when it was taken, and forgets where", async () => {
    const fileId = await aNoteWithPhoto();
    const camera = await sharp(await aPicture())
      .withExif({
        IFD2: { DateTimeOriginal: "2026:11:12 09:30:00" },
        IFD3: { GPSLatitude: "37/1 40/1 0/1", GPSLatitudeRef: "N" },
      })
      .jpeg()
      .toBuffer();
    done(await follow(fileId, camera, classId, "2026-11-12T09:30:00+08:00"));
    const file = await getPhoto(ctx, { fileId, variant: "original" });
    const bytes = await buffer(await file.open());
    const kept: Record<string, unknown> = await exifr.parse(bytes, true);
    expect(Object.keys(kept).filter((key) => /gps|latitude/i.test(key))).toEqual([]);
    expect(kept["DateTimeOriginal"]).toBeInstanceOf(Date);
    const [row] = await ownerSql()`select taken_at from file where id = ${fileId}`;
    expect(row?.["taken_at"]).toEqual(instantOf("2026-11-12T01:30:00Z"));
  });

  it.each([
    [
      "a fake JPEG",
      () => Buffer.from("\xff\xd8\xff nothing behind it", "latin1"),
      "file_not_image",
    ],
    ["one of 60 MB", () => Buffer.alloc(60 * 1024 * 1024, 1), "file_too_large"],
  ])("is refused in words when it is %s", async (_what, make, reason) => {
    expect(await follow(await aNoteWithPhoto(), make())).toMatchObject({ ok: false, reason });
  });

  it("waits on the device while the store is away, and comes again", async () => {
    const folder = path.join(env().dataDir, "files", ctx.centreId);
    const fileId = await aNoteWithPhoto();
    const picture = await aPicture();
    rmSync(folder, { recursive: true, force: true });
    writeFileSync(folder, "");
    await expect(follow(fileId, picture)).rejects.toMatchObject({ code: "unavailable" });
    rmSync(folder);
    done(await follow(fileId, picture));
  });

  it("belongs to no note, or to one of another class: not found", async () => {
    const { classId: other } = await aClass(ctx);
    const picture = await aPicture();
    expect(await follow(newId(), picture)).toMatchObject({ reason: "photo_not_found" });
    const fileId = await aNoteWithPhoto();
    expect(await follow(fileId, picture, other)).toMatchObject({ reason: "photo_not_found" });
  });
});
