import { existsSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { recordEvents } from "~/features/attendance/log/commands.server";
import { followWithPhoto } from "~/features/attendance/notes/commands.server";
import { linkGuardianAccount } from "~/features/children/family/commands.server";
import { storeFile } from "~/features/files/commands.server";
import { makeVariants, removeUnattached } from "~/features/files/jobs.server";
import { tagPhotos } from "~/features/files/photos/commands.server";
import { instantOf } from "~/lib/clock";
import type { Ctx } from "~/lib/context.server";
import { env, readEnv } from "~/lib/env.server";
import { newId } from "~/lib/id";
import { forget, remember } from "~/lib/remember.server";
import { tryStore } from "~/lib/storage.server";
import { loader } from "~/routes/files.$fileId.$variant";
import { testContext, useDatabase } from "../database";
import { anAccount, aRequest } from "../factories/accounts";
import { aCentre, aClass } from "../factories/centres";
import { aChild } from "../factories/children";
import { anEnrolment } from "../factories/enrolment";
import { aFile, aPicture } from "../factories/files";
import { aBucket, startBucket, type BucketServer } from "../factories/files.bucket";
import { aPhone, done } from "../factories/sequence";

useDatabase();

const context = { nonce: "", requestId: "", address: "" };

let bucket: BucketServer;
let ctx: Ctx;

/** The product's settings with this bucket; what was opened with others is opened anew. */
function useBucket(given: Partial<typeof aBucket> = {}) {
  const { name, region, keyId, secret } = { ...aBucket, ...given };
  const { dataDir } = env();
  forget("env");
  forget("storage");
  remember("env", () =>
    readEnv({
      ...{ NODE_ENV: "test", LOG_LEVEL: "silent", WENRUN_DATA_DIR: dataDir },
      ...{ WENRUN_S3_BUCKET: name, WENRUN_S3_ENDPOINT: bucket.endpoint },
      ...{ WENRUN_S3_REGION: region, WENRUN_S3_KEY_ID: keyId, WENRUN_S3_SECRET: secret },
    }),
  );
}

beforeAll(async () => {
  bucket = await startBucket();
  ({ ctx } = await aCentre());
});
afterAll(() => bucket.stop());
beforeEach(async () => {
  await bucket.become("well");
  useBucket();
});

/** A child whose guardian signs in. */
async function aFamily() {
  const phone = aPhone();
  const { childId, guardianId } = await aChild(ctx, { guardianPhone: phone });
  const { userId } = await anAccount({ phone, centreId: ctx.centreId, role: "guardian" });
  done(await linkGuardianAccount(ctx, guardianId, userId));
  return { childId, userId };
}

async function aPhoto(...childIds: string[]): Promise<string> {
  const { fileId } = await aFile(ctx, { purpose: "photo" });
  await tagPhotos(ctx, childIds.map((childId) => ({ childId, fileId }))); // prettier-ignore
  return fileId;
}

async function look(fileId: string, userId: string, variant = "screen"): Promise<Response> {
  const request = await aRequest(ctx, { userId, role: "guardian" });
  return loader({ request, params: { fileId, variant }, context });
}

const keysOf = (fileId: string) =>
  [...bucket.objects.keys()].filter((key) => key.includes(fileId)).sort();

describe("files in a bucket", () => {
  it("are put under ids alone, in every size, and none in the data folder", async () => {
    const fileId = await aPhoto((await aFamily()).childId);
    await makeVariants(ctx, { fileId });
    expect(keysOf(fileId)).toEqual(
      ["original", "screen", "thumb", "tile"].map((name) => `${ctx.centreId}/${fileId}/${name}`),
    );
    expect(existsSync(path.join(env().dataDir, "files"))).toBe(false);
    await expect(tryStore()).resolves.toBeUndefined();
  });

  it("are served to who may see them, and to nobody else", async () => {
    const own = await aFamily();
    const fileId = await aPhoto(own.childId);
    await makeVariants(ctx, { fileId });
    const response = await look(fileId, own.userId);
    expect(response.headers.get("Content-Type")).toBe("image/webp");
    const served = Buffer.from(await response.arrayBuffer());
    const kept = bucket.objects.get(`${ctx.centreId}/${fileId}/screen`);
    expect(served.equals(kept ?? Buffer.alloc(0))).toBe(true);
    bucket.asked.length = 0;
    await expect(look(fileId, (await aFamily()).userId)).rejects.toMatchObject({
      code: "not_found",
    });
    expect(bucket.asked).toEqual([]);
  });

  it("go with all their sizes when nobody used them, and others stay", async () => {
    const { childId } = await aFamily();
    const [kept, unused] = [await aPhoto(childId), (await aFile(ctx)).fileId];
    await makeVariants(ctx, { fileId: unused });
    expect(keysOf(unused)).toHaveLength(3);
    const { centreId } = ctx;
    await removeUnattached(testContext({ centreId, now: instantOf("2026-11-14T10:21:00+08:00") }));
    expect([keysOf(unused).length, keysOf(kept).length]).toEqual([0, 1]);
  });

  it("are not found where the bucket has lost them", async () => {
    const { childId, userId } = await aFamily();
    const fileId = await aPhoto(childId);
    bucket.objects.clear();
    await expect(look(fileId, userId)).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("a bucket that is away", () => {
  const away = { code: "unavailable" };

  it.each(["gone", "busy"] as const)(
    "when it is %s: a form is refused in words, a look is told so, and both work afterwards",
    async (mood) => {
      const { childId, userId } = await aFamily();
      const fileId = await aPhoto(childId);
      const face = { purpose: "face", bytes: await aPicture(), mime: "image/jpeg" } as const;
      await bucket.become(mood);
      expect(await storeFile(ctx, face)).toMatchObject({
        ...{ ok: false, reason: "file_store_away", field: "file" },
      });
      await expect(look(fileId, userId)).rejects.toMatchObject(away);
      await expect(makeVariants(ctx, { fileId })).rejects.toMatchObject(away);
      await bucket.become("well");
      done(await storeFile(ctx, face));
      expect((await look(fileId, userId)).status).toBe(200);
    },
  );

  it("leaves a room's photo on its device, which brings it again", async () => {
    const { classId } = await aClass(ctx);
    const { childId } = await anEnrolment(ctx, { classId, startsOn: "2026-09-01" });
    const fileId = newId();
    const at = "2026-11-12T10:00:00+08:00";
    const arrival = { id: newId(), childId, at, kind: "arrival", payload: {} };
    const payload = { text: "搭了高塔", fileIds: [fileId] };
    const note = { ...arrival, id: newId(), kind: "note", payload };
    done(await recordEvents(ctx, { batchId: newId(), classId, events: [arrival, note] }));
    const body = new Uint8Array(await aPicture());
    const follow = () =>
      followWithPhoto(
        ctx,
        { classId, fileId },
        new Request("http://localhost/", { method: "PUT", body }),
      );
    await bucket.become("gone");
    await expect(follow()).rejects.toMatchObject(away);
    await bucket.become("well");
    done(await follow());
    expect(keysOf(fileId)).toHaveLength(1);
  });

  it("is not waited for without end", async () => {
    await bucket.become("silent");
    const began = performance.now();
    await expect(tryStore()).rejects.toMatchObject(away);
    expect(performance.now() - began).toBeLessThan(40_000);
  });

  it.each([
    ["a wrong secret", { secret: "another secret" }],
    ["an unknown key", { keyId: "another-key" }],
    ["a bucket that is not there", { name: "another-bucket" }],
  ])("because of %s: nothing is kept, and a look does not say not found", async (_why, given) => {
    const { childId, userId } = await aFamily();
    const fileId = await aPhoto(childId);
    const before = bucket.objects.size;
    useBucket(given);
    await expect(tryStore()).rejects.toMatchObject(away);
    await expect(look(fileId, userId)).rejects.toMatchObject(away);
    const face = { purpose: "face", bytes: await aPicture(), mime: "image/jpeg" } as const;
    expect(await storeFile(ctx, face)).toMatchObject({ reason: "file_store_away" });
    expect(bucket.objects.size).toBe(before);
  });
});
