import { once } from "node:events";
import { Readable, type Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { ZipFile } from "yazl";
import { getPhotoToKeep } from "~/features/files/photos/queries.server";
import { getMessagePhotoToKeep } from "~/features/messages/photos/queries.server";
import { wordsOf } from "~/i18n/words.server";
import type { Ctx, OwnChildId } from "~/lib/context.server";
import { dayOf, formatLongDay, momentOf } from "~/lib/dates";
import { AppError } from "~/lib/errors";
import { groupBy } from "~/lib/group";
import { listRecords, type Photo } from "../records/queries.server";
import { csvOf, pageOf, photoNames, type PageDay } from "./rules";

type Progress = { done: number; total: number };
type Asked = { into: Writable; signal: AbortSignal; onPhoto: (at: Progress) => void };

/**
 * Writes everything about the own child as one ZIP, one photo in memory at a time: the kept copies of the photos
 * that may be seen at this moment, the records as the family sees them, and a page to read them on.
 */
export async function writeContents(
  ctx: Ctx,
  childId: OwnChildId,
  { into, signal, onPhoto }: Asked,
): Promise<void> {
  const { t } = wordsOf(ctx.locale);
  const records = await listRecords(ctx, childId);
  const zip = new ZipFile();
  zip.on("error", (error) => into.destroy(error));
  const written = pipeline(zip.outputStream, into, { signal });
  // what goes wrong is heard where a part is waited for
  written.catch(() => undefined);
  const put = async (name: string, bytes: Buffer, mtime = ctx.now) => {
    const part = Readable.from([bytes]);
    // deflated even where little is won: a stored part of unknown size is not read by every program
    zip.addReadStreamLazy(name, { mtime, compressionLevel: 1 }, (give) => {
      give(null, part);
    });
    await Promise.race([once(part, "end"), written]);
  };
  const nameOf = photoNames();
  const shown: (PageDay["photos"][number] & { day: string; name: string })[] = [];
  const total = records.photos.length;
  for (const [at, photo] of records.photos.entries()) {
    signal.throwIfAborted();
    onPhoto({ done: at, total });
    const kept = await keptCopy(ctx, photo);
    if (!kept) continue;
    const { day, time } = momentOf(kept.takenAt, ctx.timeZone);
    const name = nameOf(day, time);
    const href = `${t("families:archive.photosFolder")}/${name}`;
    await put(href, kept.bytes, kept.takenAt);
    shown.push({ ...{ href, name, day: photo.day, caption: photo.caption }, at: time });
  }
  onPhoto({ done: total, total });
  const head = ["file", "day", "time", "caption"].map((key) => t(`families:archive.head.${key}`));
  const captions = shown.map(({ href, day, at, caption }) => [href, day, at, caption]);
  await put("captions.csv", Buffer.from(csvOf({ head, rows: captions })));
  for (const sheet of records.sheets) {
    await put(`${sheet.file}.csv`, Buffer.from(csvOf(sheet)));
  }
  const photosOf = groupBy(shown, ({ day }) => day);
  const linesOf = new Map(records.days.map(({ day, lines }) => [day, lines]));
  const seen = [...new Set([...linesOf.keys(), ...photosOf.keys()])].sort().reverse();
  const days = seen.map((day): PageDay => ({
    title: formatLongDay(day, ctx.locale),
    ...{ lines: linesOf.get(day) ?? [], photos: photosOf.get(day) ?? [] },
  }));
  const page = pageOf({
    ...{ lang: ctx.locale, days, sheets: records.sheets.filter(({ file }) => file !== "days") },
    title: t("families:archive.pageTitle", { name: records.name }),
    intro: t("families:archive.intro", {
      ...{ day: formatLongDay(dayOf(ctx.now, ctx.timeZone), ctx.locale), photos: shown.length },
    }),
    daysTitle: t("families:archive.sheet.days"),
  });
  await put("index.html", Buffer.from(page));
  zip.end();
  await written;
}

/** Null where it may not be seen: another family's consent, as it is now. */
async function keptCopy(ctx: Ctx, { isOfThread, ...asked }: Photo) {
  try {
    return await (isOfThread ? getMessagePhotoToKeep : getPhotoToKeep)(ctx, asked);
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") return null;
    throw error;
  }
}
