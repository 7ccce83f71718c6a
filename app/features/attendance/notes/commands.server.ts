import { and, eq, sql } from "drizzle-orm";
import { logEvent } from "~db/schema/attendance";
import { listConsenting } from "~/features/children/consents/queries.server";
import { storeFile } from "~/features/files/commands.server";
import { maxFileBytes } from "~/features/files/rules";
import { takenAtInput } from "~/features/files/schema";
import { tagPhotos } from "~/features/files/photos/commands.server";
import type { Ctx } from "~/lib/context.server";
import { AppError } from "~/lib/errors";
import { echoOf, readFormData } from "~/lib/form-values";
import { isId } from "~/lib/id";
import { done, refuse, type Result } from "~/lib/result";
import { readBody, readUpload, type Upload } from "~/lib/upload.server";
import { saveRoomForm } from "../acts/commands.server";
import type { RoomAnswer } from "../act-answers/rules";
import {
  hiddenBy,
  keptOf,
  maxPhotos,
  type KeptPhoto,
  type NoteFailure,
  type UnfitFile,
} from "./rules";

/**
 * A note about one or several children, with up to nine photos, from a posted form. A file that is no photo
 * or too large is refused by its name, and the words and the good photos stay for the next press.
 */
export async function writeNote(
  ctx: Ctx,
  input: { classId: string; actorStaffId?: string | null },
  request: Request,
): Promise<RoomAnswer | NoteFailure> {
  const { form, files } = await readUpload(request, {
    maxBytes: maxFileBytes.photo,
    maxFiles: maxPhotos,
  });
  const before = form.getAll("kept[]").map((value) => keptOf(String(value)));
  const { kept, unfit } = await storePhotos(ctx, files, before);
  form.delete("kept[]");
  form.set("intent", "note");
  for (const { fileId } of kept) form.append("fileIds[]", fileId);
  const values = echoOf(readFormData(form));
  const failed = { ok: false as const, kept, unfit, values };
  if (unfit.length > 0) return failed;
  if (kept.length === 0 && !String(form.get("text") ?? "").trim()) {
    return { ...failed, errors: { text: "errors:note_empty" } };
  }
  const childIds = form.getAll("child[]").map(String).filter(isId);
  const consenting = await listConsenting(ctx, { kind: "classPhotos", childIds });
  const hiding = hiddenBy({ childIds, consenting, hasPhotos: kept.length > 0 });
  if (hiding.length > 0 && form.get("asked") !== "yes") {
    return { ...failed, errors: { asked: "errors:note_tick_first" } };
  }
  form.delete("asked");
  const answer = await saveRoomForm(ctx, input, form);
  if (!answer.ok) return { ...answer, kept, unfit };
  if (!("saved" in answer)) return failed;
  return answer;
}

/**
 * A photo that follows its note, under the id that the note gave it: shown with those whom the note is about.
 * Refuses what is no photo, is too large, or belongs to no note of the class. Where the store of files is away
 * it is `unavailable`: the device keeps the photo and comes again.
 */
export const followWithPhoto = async (
  ctx: Ctx,
  input: { classId: string; fileId: string },
  request: Request,
): Promise<Result> => {
  const { classId, fileId } = input;
  const takenAt = takenAtInput.parse(request.headers.get("X-Taken-At"));
  const bytes = await readBody(request, maxFileBytes.photo);
  if (!bytes) {
    return refuse("file_too_large", undefined, { megabytes: maxFileBytes.photo / 1024 / 1024 });
  }
  const children = await listNoted(ctx, { classId, fileId });
  if (children.length === 0) return refuse("photo_not_found");
  const stored = await storeFile(ctx, { purpose: "photo", bytes, mime: "", fileId, takenAt });
  if (!stored.ok && stored.reason === "file_store_away") throw new AppError("unavailable");
  if (!stored.ok) return stored;
  await tagPhotos(
    ctx,
    children.map((childId) => ({ fileId, childId })),
  );
  return done;
};

/** Whom the notes of a class that name a photo are about. */
const listNoted = (ctx: Ctx, { classId, fileId }: { classId: string; fileId: string }) =>
  ctx.tx(async (tx) => {
    const rows = await tx
      .selectDistinct({ childId: logEvent.childId })
      .from(logEvent)
      .where(
        and(
          eq(logEvent.centreId, ctx.centreId),
          eq(logEvent.classId, classId),
          eq(logEvent.kind, "note"),
          sql`${logEvent.payload} -> 'fileIds' ? ${fileId}`,
        ),
      );
    return rows.map(({ childId }) => childId);
  });

async function storePhotos(ctx: Ctx, files: readonly Upload[], before: readonly KeptPhoto[]) {
  const kept = [...before];
  const unfit: UnfitFile[] = [];
  for (const { name, mime, bytes } of files) {
    if (kept.length >= maxPhotos) {
      unfit.push({ name, reason: "too_many_photos", detail: { photos: maxPhotos } });
    } else if (!bytes) {
      const megabytes = maxFileBytes.photo / 1024 / 1024;
      unfit.push({ name, reason: "file_too_large", detail: { megabytes } });
    } else {
      const stored = await storeFile(ctx, { purpose: "photo", bytes, mime });
      if (stored.ok) kept.push({ fileId: stored.value.fileId, name });
      else unfit.push({ name, reason: stored.reason, detail: stored.detail ?? {} });
    }
  }
  return { kept, unfit };
}
