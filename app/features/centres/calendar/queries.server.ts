import { asc, eq, sql } from "drizzle-orm";
import { calendarDay } from "~db/schema/centres";
import type { Ctx } from "~/lib/context.server";
import { addDays, dayOf, mondayOf, type Day } from "~/lib/dates";
import { keptRead } from "~/lib/kept-read.server";
import { statement } from "~/lib/statement.server";
import { calendarOf, isYearPublished, monthsOf, publishedDay, publishedWeekday, runsOf, type Calendar } from "./rules"; // prettier-ignore

const findDays = statement((on) =>
  on
    .select({
      ...{ day: calendarDay.day, kind: calendarDay.kind },
      ...{ follows: calendarDay.follows, name: calendarDay.name },
    })
    .from(calendarDay)
    .where(eq(calendarDay.centreId, sql.placeholder("centreId")))
    .orderBy(asc(calendarDay.day))
    .prepare("calendar_days"),
);

export const keptCalendar = keptRead(async (tx, { centreId }) =>
  calendarOf(await findDays(tx, { centreId })),
);

/** When the centre works: the published table and what it has set itself. */
export const getCalendar = (ctx: Ctx): Promise<Calendar> => keptCalendar.read(ctx);

/** A year's page: every day, what the centre has set itself, and whether its holidays are known. */
export const getCalendarYear = (ctx: Ctx, input: { year?: string }) =>
  ctx.tx(async () => {
    const today = dayOf(ctx.now, ctx.timeZone);
    const year = input.year ?? today.slice(0, 4);
    const calendar = await getCalendar(ctx);
    const months = monthsOf(calendar, year);
    return {
      ...{ year, today, months, isPublished: isYearPublished(year) },
      lacksHolidays: calendar.lacksHolidays(year),
      openDays: months.flat().filter(({ isOpen }) => isOpen).length,
      runs: runsOf(calendar.own.filter(({ day }) => day.startsWith(year))),
    };
  });

export type CalendarYear = Awaited<ReturnType<typeof getCalendarYear>>;

/** One day as its form begins: what it is, what the centre set, and what it would be as published. */
export const getCalendarDay = (ctx: Ctx, input: { day: Day }) =>
  ctx.tx(async () => {
    const calendar = await getCalendar(ctx);
    const published = publishedDay(input.day);
    return {
      ...{ day: input.day, own: calendar.ownDay(input.day), isOpen: calendar.isOpenDay(input.day) },
      name: calendar.specialDay(input.day),
      /** Known only of a published make-up day. */
      follows: published?.kind === "open" ? publishedWeekday(input.day) : null,
    };
  });

export type CalendarDayPage = Awaited<ReturnType<typeof getCalendarDay>>;

/** The years among the coming weeks whose holidays nobody has entered yet. */
export const listUnknownYears = (ctx: Ctx, input: { weeks: number }): Promise<string[]> =>
  ctx.tx(async () => {
    const today = dayOf(ctx.now, ctx.timeZone);
    const last = addDays(mondayOf(today), 7 * input.weeks - 1);
    const calendar = await getCalendar(ctx);
    const [from, to] = [today, last].map((day) => Number(day.slice(0, 4)));
    const years: string[] = [];
    for (let year = from ?? 0; year <= (to ?? 0); year += 1) years.push(String(year));
    return years.filter((year) => calendar.lacksHolidays(year));
  });
