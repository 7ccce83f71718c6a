import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { buffer } from "node:stream/consumers";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import type { FileVariant } from "~db/enums";
import { setChildFace } from "~/features/children/commands.server";
import { setPickUpPhoto } from "~/features/children/family/commands.server";
import { storeFile } from "~/features/files/commands.server";
import { makeVariants, removeUnattached } from "~/features/files/jobs.server";
import { getFileVariant } from "~/features/files/queries.server";
import { maxFileBytes } from "~/features/files/rules";
import { instantOf } from "~/lib/clock";
import type { Ctx } from "~/lib/context.server";
import { env } from "~/lib/env.server";
import { newId } from "~/lib/id";
import { ownerSql, testContext, useDatabase } from "../database";
import { aCentre } from "../factories/centres";
import { aChild } from "../factories/children";
import { aFile, aPicture } from "../factories/files";
import { done } from "../factories/sequence";

useDatabase();

const read = async (ctx: Ctx, fileId: string, variant: FileVariant = "original") => {
  const found = await getFileVariant(ctx, { fileId, variant });
  return { ...found, body: await buffer(await found.open()) };
};

const folderOf = (centreId: string, fileId: string) =>
  path.join(env().dataDir, "files", centreId, fileId);

describe("storeFile", () => {
  it("keeps the picture without place, camera or orientation, and announces it", async () => {
    const { ctx, centreId } = await aCentre();
    const bytes = await sharp(await aPicture({ width: 640, height: 480 }))
      .withExifMerge({ IFD0: { Orientation: "6", Make: "WenrunCamera" } })
      .toBuffer();
    expect(bytes.includes("WenrunCamera")).toBe(true);
    const { fileId } = await aFile(ctx, { bytes });
    const kept = await read(ctx, fileId);
    expect(kept).toMatchObject({ mime: "image/jpeg", bytes: kept.body.length });
    const facts = await sharp(kept.body).metadata();
    expect(facts).toMatchObject({ format: "jpeg" });
    expect([facts.exif, facts.xmp, facts.orientation]).toEqual([undefined, undefined, undefined]);
    expect(kept.body.includes("WenrunCamera")).toBe(false);
    const sql = ownerSql();
    expect(await sql`select payload from outbox where kind = 'file.stored' and centre_id = ${centreId}`).toEqual([{ payload: { fileId } }]); // prettier-ignore
    expect(await sql`select 1 from audit_entry where centre_id = ${centreId} and capability = 'files.file.store'`).toHaveLength(1); // prettier-ignore
  });

  it("makes a huge picture smaller and leaves a small one its size", async () => {
    const { ctx } = await aCentre();
    const big = await aFile(ctx, { bytes: await aPicture({ width: 5000, height: 100 }) });
    const small = await aFile(ctx, {
      bytes: await aPicture({ format: "png", width: 64, height: 64 }),
    });
    expect(await sharp((await read(ctx, big.fileId)).body).metadata()).toMatchObject({
      width: 2560,
    });
    expect(await sharp((await read(ctx, small.fileId)).body).metadata()).toMatchObject({
      ...{ format: "png", width: 64 },
    });
  });

  it.each([
    [
      "a page that calls itself a picture",
      "face",
      "<!doctype html><script>alert(1)</script>",
      "file_not_image",
    ],
    [
      "a drawing that may carry scripts",
      "face",
      "<svg xmlns='http://www.w3.org/2000/svg'/>",
      "file_not_image",
    ],
    ["a PDF as a face", "face", "%PDF-1.7 …", "file_not_image"],
    ["a program as a document", "document", "MZ\u0090\u0000", "file_kind_unknown"],
    ["nothing", "face", "", "file_empty"],
  ] as const)("refuses %s", async (_name, purpose, text, reason) => {
    const { ctx } = await aCentre();
    const bytes = Buffer.from(text);
    expect(await storeFile(ctx, { purpose, bytes, mime: "image/png" })).toMatchObject({ reason });
  });

  it("refuses a picture that breaks off and one over 10 MB", async () => {
    const { ctx, centreId } = await aCentre();
    const face = { purpose: "face", mime: "image/jpeg" } as const;
    const broken = (await aPicture()).subarray(0, 200);
    expect(await storeFile(ctx, { ...face, bytes: broken })).toMatchObject({
      reason: "file_not_image",
    });
    const bytes = Buffer.alloc(maxFileBytes.face + 1, 0xff);
    expect(await storeFile(ctx, { ...face, bytes })).toMatchObject({
      ...{ reason: "file_too_large", detail: { megabytes: 10 } },
    });
    expect(existsSync(path.join(env().dataDir, "files", centreId))).toBe(false);
  });

  it("keeps a PDF as a document, byte for byte", async () => {
    const { ctx } = await aCentre();
    const bytes = Buffer.from("%PDF-1.7\n%%EOF");
    const { fileId } = await aFile(ctx, { purpose: "document", bytes });
    expect(await read(ctx, fileId, "thumb")).toMatchObject({
      mime: "application/pdf",
      body: bytes,
    });
  });
});

describe("a store that is away", () => {
  /** A file stands where the centre's folder ought to be. */
  async function awayFrom(centreId: string, work: () => Promise<void>) {
    const folder = path.join(env().dataDir, "files", centreId);
    const aside = `${folder}.aside`;
    if (existsSync(folder)) renameSync(folder, aside);
    mkdirSync(path.dirname(folder), { recursive: true });
    writeFileSync(folder, "");
    await work().finally(() => {
      rmSync(folder);
      if (existsSync(aside)) renameSync(aside, folder);
    });
  }

  it("refuses a picture in words and takes it afterwards", async () => {
    const { ctx, centreId } = await aCentre();
    const picture = { purpose: "face", bytes: await aPicture(), mime: "image/jpeg" } as const;
    await awayFrom(centreId, async () => {
      expect(await storeFile(ctx, picture)).toMatchObject({
        ...{ ok: false, reason: "file_store_away", field: "file" },
      });
    });
    const { fileId } = done(await storeFile(ctx, picture));
    expect((await read(ctx, fileId)).body.length).toBeGreaterThan(0);
  });

  it("is told above a form whose field has no place for it", async () => {
    const { ctx, centreId } = await aCentre();
    const { childId } = await aChild(ctx);
    const photo = { field: "photo", name: "a.jpg", mime: "image/jpeg", bytes: await aPicture() };
    await awayFrom(centreId, async () => {
      const refused = await setPickUpPhoto(ctx, childId, { pickUpPersonId: newId(), photo });
      expect(refused).toEqual({ ok: false, reason: "file_store_away" });
    });
  });

  it("is unavailable to who looks at a picture, and what has no bytes is not found", async () => {
    const { ctx, centreId } = await aCentre();
    const { fileId } = await aFile(ctx);
    await awayFrom(centreId, async () => {
      await expect(read(ctx, fileId)).rejects.toMatchObject({ code: "unavailable" });
    });
    expect((await read(ctx, fileId)).body.length).toBeGreaterThan(0);
    rmSync(folderOf(centreId, fileId), { recursive: true });
    await expect(read(ctx, fileId)).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("getFileVariant", () => {
  it("gives the original until the size is made, under another name", async () => {
    const { ctx } = await aCentre();
    const { fileId } = await aFile(ctx);
    const before = await read(ctx, fileId, "tile");
    await makeVariants(ctx, { fileId });
    await makeVariants(ctx, { fileId });
    const after = await read(ctx, fileId, "tile");
    expect(before.mime).toBe("image/jpeg");
    expect(after).toMatchObject({ mime: "image/webp", bytes: after.body.length });
    expect(after.etag).not.toBe(before.etag);
    expect(await sharp(after.body).metadata()).toMatchObject({ width: 192, height: 192 });
    const thumb = await read(ctx, fileId, "thumb");
    expect(await sharp(thumb.body).metadata()).toMatchObject({ width: 96, height: 96 });
  });

  it("does not know a file of another centre", async () => {
    const { ctx } = await aCentre();
    const { fileId } = await aFile((await aCentre()).ctx);
    for (const id of [fileId, newId(), "../../keys/identity.key"]) {
      await expect(getFileVariant(ctx, { fileId: id, variant: "thumb" })).rejects.toMatchObject({
        code: "not_found",
      });
    }
  });
});

describe("makeVariants", () => {
  it("leaves a document and a file that is gone alone", async () => {
    const { ctx, centreId } = await aCentre();
    const pdf = await aFile(ctx, { purpose: "document", bytes: Buffer.from("%PDF-1.7") });
    await makeVariants(ctx, pdf);
    await makeVariants(ctx, { fileId: newId() });
    expect(readdirSync(folderOf(centreId, pdf.fileId))).toEqual(["original"]);
  });
});

describe("removeUnattached", () => {
  it("removes what nobody used within a day, bytes and sizes with it", async () => {
    const { ctx, centreId } = await aCentre();
    const { childId } = await aChild(ctx);
    const used = await aFile(ctx);
    done(await setChildFace(ctx, childId, used.fileId));
    const unused = await aFile(ctx);
    await makeVariants(ctx, unused);
    const at = (time: string) => testContext({ centreId, now: instantOf(time) });
    await removeUnattached(at("2026-11-13T10:19:00+08:00"));
    expect((await read(ctx, unused.fileId)).body.length).toBeGreaterThan(0);
    await removeUnattached(at("2026-11-13T10:21:00+08:00"));
    await removeUnattached(at("2026-11-13T10:21:00+08:00"));
    await expect(read(ctx, unused.fileId)).rejects.toMatchObject({ code: "not_found" });
    expect(existsSync(folderOf(centreId, unused.fileId))).toBe(false);
    expect((await read(ctx, used.fileId)).body.length).toBeGreaterThan(0);
  });
});
