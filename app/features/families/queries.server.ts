import { and, eq, gte, isNull, lte, sql } from "drizzle-orm";
import { absence } from "~db/schema/attendance";
import { dish } from "~db/schema/meals";
import { listOwnAbsences } from "~/features/attendance/absences/queries.server";
import {
  findOwnPhotoNote,
  listLoggedDays,
  listOwnEntries,
} from "~/features/attendance/log/queries.server";
import { getCalendar } from "~/features/centres/calendar/queries.server";
import type { Calendar } from "~/features/centres/calendar/rules";
import { findChild } from "~/features/children/queries.server";
import { getPhotoToKeep, listVisiblePhotos } from "~/features/files/photos/queries.server";
import { writeAudit } from "~/lib/audit.server";
import type { Ctx, OwnChildId } from "~/lib/context.server";
import {
  addDays,
  dayOf,
  formatDate,
  formatDay,
  formatTime,
  formatWeekday,
  mondayOf,
  pastDayOr,
  type Day,
} from "~/lib/dates";
import type { Transaction } from "~/lib/db.server";
import { notFound } from "~/lib/errors";
import { among, asArray } from "~/lib/rows.server";
import { statement } from "~/lib/statement.server";
import { placesOn } from "~/lib/enrolled.server";
import { bothOf } from "~/lib/week-pattern";
import { dayStateOf, kitchenCountsAt, markOf, timelineOf, todayOf } from "./rules";

/**
 * A day of the own child as its family may see it: the six answers, the photos, the time line, and what is
 * known of a day on which nothing was written. A day that is none, or not yet, is today.
 */
export const getOwnDay = (ctx: Ctx, childId: OwnChildId, input: { day: string | null }) =>
  ctx.tx(async (tx) => {
    const today = dayOf(ctx.now, ctx.timeZone);
    const day = pastDayOr(today, input.day);
    const clock = (at: Date) => formatTime(at, ctx.timeZone);
    const [entries, absences, calendar, schedule, logged] = await Promise.all([
      listOwnEntries(ctx, childId, { day }),
      findAbsences(tx, { centreId: ctx.centreId, childId, ...weekOf(day) }),
      getCalendar(ctx),
      dayScheduleOf(tx, ctx, childId, day),
      listLoggedDays(ctx, childId, weekOf(day)),
    ]);
    const { photos, ...answers } = todayOf(entries, clock);
    const [dishes, seen] = await Promise.all([
      listDishNames(ctx, { ids: answers.meals.flatMap(({ dishIds }) => dishIds) }),
      seenOf(ctx, photos),
    ]);
    const told = absences.find(({ fromDay, toDay }) => fromDay <= day && day <= toDay);
    const away = told ? { reason: told.reason, schedule: told.schedule } : null;
    const isOpen = calendar.isOpenDay(day);
    const name = calendar.specialDay(day);
    const following = day < today ? calendar.nextOpenDay(day) : null;
    return {
      ...{ day, today, answers, absence: away },
      previous: schedule ? calendar.previousOpenDay(day) : null,
      next: following && following > today ? today : following,
      state: dayStateOf({
        ...{ hasEntries: entries.length > 0, isOpen, isPast: day < today, absence: away },
        schedule,
      }),
      closedFor: isOpen || !name ? null : ctx.locale === "en" ? name.en : name.zh,
      ...{ dishes, photos: seen },
      timeline: timelineOf(entries, clock),
      week: marksOf(ctx, { day, today, absences, logged, calendar }),
      ...{ ...dateWords(ctx, { day, today }), updatedAt: clock(ctx.now) },
    };
  });

export type OwnDay = Awaited<ReturnType<typeof getOwnDay>>;

/** Those of a day's photos that the family may see. */
async function seenOf<Photo extends { fileId: string }>(ctx: Ctx, photos: readonly Photo[]) {
  const seen = await listVisiblePhotos(ctx, { fileIds: photos.map(({ fileId }) => fileId) });
  return photos.filter(({ fileId }) => seen.has(fileId));
}

const findAbsences = statement((on) =>
  on
    .select({
      ...{ fromDay: absence.fromDay, toDay: absence.toDay },
      ...{ reason: absence.reason, schedule: absence.schedule },
    })
    .from(absence)
    .where(
      and(
        eq(absence.centreId, sql.placeholder("centreId")),
        eq(absence.childId, sql.placeholder("childId")),
        lte(absence.fromDay, sql.placeholder("to")),
        gte(absence.toDay, sql.placeholder("from")),
        isNull(absence.cancelledAt),
      ),
    )
    .prepare("absences_of_child"),
);

const weekOf = (day: Day): { from: Day; to: Day } => {
  const from = mondayOf(day);
  return { from, to: addDays(from, 6) };
};

type Week = {
  day: Day;
  today: Day;
  absences: readonly { fromDay: Day; toDay: Day }[];
  logged: ReadonlySet<Day>;
  calendar: Calendar;
};

/** 周二, where no word says the day better (today, yesterday), and the date without what the name says. */
const dateWords = ({ locale }: Ctx, { day, today }: { day: Day; today: Day }) =>
  day < addDays(today, -1)
    ? { name: formatWeekday(day, locale), date: formatDate(day, locale) }
    : { name: null, date: formatDay(day, locale) };

/** The days of a day's week in words, for a phone takes long to make them: what there is to see on each. */
const marksOf = (ctx: Ctx, { day, today, absences, logged, calendar }: Week) =>
  Array.from({ length: 7 }, (_, at) => addDays(mondayOf(day), at)).map((of) => ({
    ...{ day: of, weekday: formatWeekday(of, ctx.locale), date: formatDay(of, ctx.locale) },
    mark: markOf({
      ...{ hasEntries: logged.has(of), isOpen: calendar.isOpenDay(of), isPast: of <= today },
      isAway: absences.some(({ fromDay, toDay }) => fromDay <= of && of <= toDay),
    }),
  }));

/** How the child comes on a day by its enrolment and its bookings; null where it has neither. */
async function dayScheduleOf(tx: Transaction, ctx: Ctx, childId: OwnChildId, day: Day) {
  const { patternWeekday } = await getCalendar(ctx);
  const place = placesOn(tx, ctx.centreId, day, patternWeekday(day));
  const rows = await tx
    .select({ today: place.today })
    .from(place)
    .where(eq(place.childId, childId));
  const [first, ...others] = rows.map(({ today }) => today);
  return first ? others.reduce(bothOf, first) : null;
}

/**
 * What an absence form begins with: the earliest day, the one that is most likely meant, and how the child comes.
 * Until the kitchen has counted that is today, then the next open day.
 */
export const proposeAbsence = (ctx: Ctx, childId: OwnChildId) =>
  ctx.tx(async (tx) => {
    const earliest = dayOf(ctx.now, ctx.timeZone);
    const calendar = await getCalendar(ctx);
    const isEarly = formatTime(ctx.now, ctx.timeZone) < kitchenCountsAt;
    const isToday = isEarly && calendar.isOpenDay(earliest);
    const proposed = isToday ? earliest : calendar.nextOpenDay(earliest);
    return { earliest, proposed, schedule: await dayScheduleOf(tx, ctx, childId, proposed) };
  });

/** Absences of the own child that begin after today: told, and taken note of. */
export const listComingAbsences = (ctx: Ctx, childId: OwnChildId) =>
  ctx.tx(async () => {
    const today = dayOf(ctx.now, ctx.timeZone);
    const told = await listOwnAbsences(ctx, childId);
    return told
      .filter(({ fromDay }) => fromDay > today)
      .map(({ id, fromDay, toDay, schedule, reason }) => ({
        ...{ id, fromDay, toDay, schedule, reason },
      }));
  });

export type ComingAbsence = Awaited<ReturnType<typeof listComingAbsences>>[number];

const findDishes = statement((on) =>
  on
    .select({ id: dish.id, zh: dish.nameZh, en: dish.nameEn })
    .from(dish)
    .where(and(eq(dish.centreId, sql.placeholder("centreId")), among(dish.id, "ids")))
    .prepare("dish_names"),
);

/** Names of dishes by id, in the reader's language. */
export const listDishNames = (
  ctx: Ctx,
  input: { ids: readonly string[] },
): Promise<Record<string, string>> =>
  ctx.tx(async (tx) => {
    if (input.ids.length === 0) return {};
    const rows = await findDishes(tx, { centreId: ctx.centreId, ids: asArray(input.ids) });
    return Object.fromEntries(rows.map(({ id, zh, en }) => [id, ctx.locale === "en" ? en : zh]));
  });

/** The photos of a day with their words, for looking at one after the other. */
export const getOwnPhotos = (ctx: Ctx, childId: OwnChildId, input: { day: string | null }) =>
  ctx.tx(async () => {
    const today = dayOf(ctx.now, ctx.timeZone);
    const day = pastDayOr(today, input.day);
    const clock = (at: Date) => formatTime(at, ctx.timeZone);
    const { photos } = todayOf(await listOwnEntries(ctx, childId, { day }), clock);
    return { day, today, photos: await seenOf(ctx, photos) };
  });

export type OwnPhotos = Awaited<ReturnType<typeof getOwnPhotos>>;

/** A photo to take along, named by the child and the moment. Not found unless the family sees it on a day. */
export const takeOwnPhoto = (ctx: Ctx, childId: OwnChildId, input: { fileId: string }) =>
  ctx.tx(async () => {
    const note = await findOwnPhotoNote(ctx, childId, input);
    if (!note) throw notFound("file");
    const { name } = await findChild(ctx, childId);
    const kept = await getPhotoToKeep(ctx, { ...input, caption: note.text, saidAt: note.at });
    await writeAudit(ctx, { capability: "families.today.read", childId, after: input });
    const at = formatTime(kept.takenAt, ctx.timeZone).replace(":", "");
    return { bytes: kept.bytes, name: `${name} ${dayOf(kept.takenAt, ctx.timeZone)} ${at}` };
  });
