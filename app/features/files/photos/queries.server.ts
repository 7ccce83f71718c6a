import { and, eq, inArray, sql } from "drizzle-orm";
import sharp from "sharp";
import { childConsent, fileChild } from "~db/schema/children";
import { enrolment } from "~db/schema/enrolment";
import { file } from "~db/schema/files";
import { staffClass, staffMember } from "~db/schema/staff";
import { classroomRoles, familyRoles, seeingGrades } from "~/access/policy";
import { childrenOfGuardian } from "~/access/reach.server";
import type { Ctx } from "~/lib/context.server";
import { dayOf, momentOf } from "~/lib/dates";
import type { Transaction } from "~/lib/db.server";
import { enrolledOn, belongingOn } from "~/lib/enrolled.server";
import { notFound } from "~/lib/errors";
import { groupBy } from "~/lib/group";
import { isId } from "~/lib/id";
import { getBytes } from "~/lib/storage.server";
import { getFileVariant } from "../queries.server";
import { maxImagePixels } from "../rules";
import type { FileVariantInput } from "../schema";
import { consentsAllow } from "./rules";

const centreRoles = ["director", "office", "healthWorker"];

/**
 * A photo in a size. The office sees all; teachers, and a class's tablet, those of their children; a family those that
 * show an own child, unless another child on it has no consent to class photos. Asked anew at every look,
 * so that a withdrawn consent works at once. Anything else is not found.
 */
export const getPhoto = (ctx: Ctx, input: FileVariantInput) =>
  ctx.tx(async (tx) => {
    const { fileId } = input;
    const isVisible = isId(fileId) && (await visibleAmong(tx, ctx, [fileId])).has(fileId);
    if (!isVisible) throw notFound("file");
    return getFileVariant(ctx, input);
  });

type Asked = { fileId: string; caption: string; saidAt: Date };
type Kept = { bytes: Buffer; takenAt: Date };

/**
 * The kept copy of a photo to take along: a JPEG that says when it was taken and what it shows, and never where.
 * `saidAt`: when it was written about, for a picture whose camera said nothing.
 */
export const getPhotoToKeep = (ctx: Ctx, input: Asked): Promise<Kept> =>
  ctx.tx(async (tx) => {
    const { fileId } = input;
    if (!isId(fileId) || !(await visibleAmong(tx, ctx, [fileId])).has(fileId)) throw notFound("file"); // prettier-ignore
    return inscribe(ctx, input);
  });

/** The same of a picture that the reader is known to see, whatever it shows. */
export const inscribe = (ctx: Ctx, { fileId, caption, saidAt }: Asked): Promise<Kept> =>
  ctx.tx(async (tx) => {
    const [kept] = await tx
      .select({ takenAt: file.takenAt })
      .from(file)
      .where(and(eq(file.centreId, ctx.centreId), eq(file.id, fileId)));
    if (!kept) throw notFound("file");
    const takenAt = kept.takenAt ?? saidAt;
    const original = await getBytes({ centreId: ctx.centreId, fileId, variant: "original" });
    return {
      bytes: await inscribed(original, { caption, takenAt, timeZone: ctx.timeZone }),
      takenAt,
    };
  });

type Inscription = { caption: string; takenAt: Date; timeZone: string };

/**
 * The library writes letters of one byte alone, so it writes as many signs as the caption has bytes, and these are
 * put in their place: readers take the field as UTF-8.
 */
async function inscribed(bytes: Buffer, { caption, takenAt, timeZone }: Inscription) {
  const { day, time } = momentOf(takenAt, timeZone);
  const words = Buffer.from(caption.padEnd(leastCaption));
  const signs = "~".repeat(words.length);
  const made = await sharp(bytes, { limitInputPixels: maxImagePixels })
    .jpeg({ quality: 92 })
    .withExif({
      IFD0: { ImageDescription: signs },
      IFD2: { DateTimeOriginal: `${day.replaceAll("-", ":")} ${time}:00` },
    })
    .toBuffer();
  words.copy(made, made.indexOf(signs));
  return made;
}

/** Fewer signs in a row could stand in a picture by chance. */
const leastCaption = 16;

/** Those of some photos that the asker may see. */
export const listVisiblePhotos = (
  ctx: Ctx,
  input: { fileIds: readonly string[] },
): Promise<Set<string>> => ctx.tx((tx) => visibleAmong(tx, ctx, input.fileIds));

/** Whether a photo of these children may be seen. */
type Sight = (children: readonly string[]) => boolean;

async function visibleAmong(
  tx: Transaction,
  ctx: Ctx,
  fileIds: readonly string[],
): Promise<Set<string>> {
  if (fileIds.length === 0) return new Set();
  const shown = await tx
    .select({ fileId: file.id, childId: fileChild.childId })
    .from(file)
    .innerJoin(fileChild, and(eq(fileChild.centreId, file.centreId), eq(fileChild.fileId, file.id)))
    .where(
      and(
        eq(file.centreId, ctx.centreId),
        inArray(file.id, [...fileIds]),
        eq(file.purpose, "photo"),
      ),
    );
  if (shown.length === 0) return new Set();
  const sees = await sightOf(tx, ctx, [...new Set(shown.map(({ childId }) => childId))]);
  const seen = [...groupBy(shown, ({ fileId }) => fileId)].filter(([, rows]) =>
    sees(rows.map(({ childId }) => childId)),
  );
  return new Set(seen.map(([fileId]) => fileId));
}

async function sightOf(tx: Transaction, ctx: Ctx, children: string[]): Promise<Sight> {
  const { role, classId } = ctx.actor;
  if (classId) return sightOfTablet(tx, ctx, classId);
  if (role && centreRoles.includes(role)) return () => true;
  if (classroomRoles.some((own) => own === role)) return sightOfTeacher(tx, ctx, children);
  return familyRoles.some((own) => own === role) ? sightOfFamily(tx, ctx, children) : () => false;
}

/** A class's tablet sees what shows a child who belongs to the class today. */
async function sightOfTablet(tx: Transaction, ctx: Ctx, classId: string): Promise<Sight> {
  // which weekday's pattern counts makes no difference to where a child belongs
  const place = belongingOn(tx, ctx.centreId, dayOf(ctx.now, ctx.timeZone), 1);
  const rows = await tx
    .select({ childId: place.childId })
    .from(place)
    .where(eq(place.classId, classId));
  const here = new Set(rows.map(({ childId }) => childId));
  return (shown) => shown.some((childId) => here.has(childId));
}

async function sightOfTeacher(tx: Transaction, ctx: Ctx, children: string[]): Promise<Sight> {
  const today = dayOf(ctx.now, ctx.timeZone);
  const rows = await tx
    .select({ childId: enrolment.childId })
    .from(staffMember)
    .innerJoin(
      staffClass,
      and(eq(staffClass.centreId, staffMember.centreId), eq(staffClass.staffId, staffMember.id)),
    )
    .innerJoin(
      enrolment,
      and(eq(enrolment.centreId, staffClass.centreId), eq(enrolment.classId, staffClass.classId)),
    )
    .where(
      and(
        eq(staffMember.centreId, ctx.centreId),
        eq(staffMember.userId, ctx.actor.id),
        inArray(enrolment.childId, children),
        enrolledOn(today),
      ),
    );
  const taught = new Set(rows.map(({ childId }) => childId));
  return (shown) => shown.some((childId) => taught.has(childId));
}

async function sightOfFamily(tx: Transaction, ctx: Ctx, children: string[]): Promise<Sight> {
  const decided = tx
    .selectDistinctOn([childConsent.childId], {
      childId: childConsent.childId,
      state: childConsent.state,
    })
    .from(childConsent)
    .where(
      and(
        eq(childConsent.centreId, ctx.centreId),
        eq(childConsent.kind, "classPhotos"),
        inArray(childConsent.childId, children),
      ),
    )
    .orderBy(
      childConsent.childId,
      sql`${childConsent.decidedAt} desc`,
      sql`${childConsent.id} desc`,
    );
  const [own, consents] = await Promise.all([childrenOfGuardian(tx, ctx, seeingGrades), decided]);
  return (shown) => consentsAllow({ children: shown, own, consents });
}
