import { and, desc, eq, inArray } from "drizzle-orm";
import { homeNote } from "~db/schema/families";
import { findTimeChanges } from "~/features/attendance/times/queries.server";
import { listPlannedToday } from "~/features/learning/plans/queries.server";
import { countUnreadOfFamilies } from "~/features/messages/unread/queries.server";
import { wordsOf } from "~/i18n/words.server";
import type { Ctx, OwnChildId } from "~/lib/context.server";
import { dayOf, type Day } from "~/lib/dates";
import { belongingOn } from "~/lib/enrolled.server";
import { joined } from "../ui/family-words";
import { noteParts, timeParts } from "../ui/said-words";

const columns = {
  ...{ childId: homeNote.childId, slept: homeNote.slept, breakfast: homeNote.breakfast },
  ...{ mood: homeNote.mood, medicine: homeNote.medicine, note: homeNote.note },
};

/** What the family said this morning; null where it has not. */
export const getOwnHomeNote = (ctx: Ctx, childId: OwnChildId) =>
  ctx.tx(async (tx) => {
    const [found] = await tx
      .select(columns)
      .from(homeNote)
      .where(
        and(
          eq(homeNote.centreId, ctx.centreId),
          eq(homeNote.childId, childId),
          eq(homeNote.day, dayOf(ctx.now, ctx.timeZone)),
        ),
      );
    return found ?? null;
  });

/** What the family said on each morning, the newest first, in the reader's words. */
export const listOwnHomeNotes = (
  ctx: Ctx,
  childId: OwnChildId,
): Promise<{ day: Day; words: string }[]> =>
  ctx.tx(async (tx) => {
    const rows = await tx
      .select({ ...columns, day: homeNote.day })
      .from(homeNote)
      .where(and(eq(homeNote.centreId, ctx.centreId), eq(homeNote.childId, childId)))
      .orderBy(desc(homeNote.day));
    const { t } = wordsOf(ctx.locale);
    return rows.map(({ day, ...note }) => ({ day, words: joined(noteParts(note, t), t) }));
  });

export type HomeNote = NonNullable<Awaited<ReturnType<typeof getOwnHomeNote>>>;

/**
 * What the families of a class's children have said about today, in the reader's words: the night, the breakfast,
 * what is brought along, later and earlier times; and how many of their lines nobody has read. Health data: the room that reads it is audited.
 */
export const listSaidToday = (ctx: Ctx, { classId }: { classId: string }) =>
  ctx.tx(async (tx) => {
    const day = dayOf(ctx.now, ctx.timeZone);
    // which weekday's pattern counts makes no difference to where a child belongs
    const place = belongingOn(tx, ctx.centreId, day, 1);
    const own = await tx
      .selectDistinct({ childId: place.childId })
      .from(place)
      .where(eq(place.classId, classId));
    const ids = own.map(({ childId }) => childId);
    if (ids.length === 0) return [];
    const notes = await tx
      .select(columns)
      .from(homeNote)
      .where(
        and(
          eq(homeNote.centreId, ctx.centreId),
          inArray(homeNote.childId, ids),
          eq(homeNote.day, day),
        ),
      );
    const times = await findTimeChanges(ctx, { day });
    const lines = await countUnreadOfFamilies(ctx, { childIds: ids });
    const { t } = wordsOf(ctx.locale);
    return ids.flatMap((childId) => {
      const note = notes.find((one) => one.childId === childId);
      const time = times.get(childId);
      const text = joined([...timeParts(time, t), ...noteParts(note, t)], t);
      const unread = lines.get(childId) ?? 0;
      return text || unread > 0
        ? [{ childId, text, isUrgent: Boolean(note?.medicine), unread }]
        : [];
    });
  });

/** What later nouns have to say in a room. */
export const ofLaterNouns = { listPlanned: listPlannedToday, listSaid: listSaidToday };
