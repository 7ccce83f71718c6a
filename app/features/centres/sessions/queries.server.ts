import { asc, eq, sql, type AnyColumn } from "drizzle-orm";
import type { Meal } from "~db/enums";
import { sessionSetting } from "~db/schema/centres";
import type { Ctx } from "~/lib/context.server";
import { dayOf, type Day } from "~/lib/dates";
import { keptRead } from "~/lib/kept-read.server";
import {
  mealsOf,
  settingOn,
  usualSetting,
  type DatedSetting,
  type SessionSetting,
  type TimeSpan,
} from "./rules";

const time = (column: AnyColumn) => sql<string>`to_char(${column}, 'HH24:MI')`;

export const keptSessions = keptRead(async (tx, ctx): Promise<DatedSetting[]> => {
  const rows = await tx
    .select({
      fromDay: sessionSetting.fromDay,
      morning: { from: time(sessionSetting.morningBegins), to: time(sessionSetting.morningEnds) },
      morningMeals: sessionSetting.morningMeals,
      afternoon: {
        from: time(sessionSetting.afternoonBegins),
        to: time(sessionSetting.afternoonEnds),
      },
      afternoonMeals: sessionSetting.afternoonMeals,
      usual: { from: time(sessionSetting.arrivesAt), to: time(sessionSetting.leavesAt) },
    })
    .from(sessionSetting)
    .where(eq(sessionSetting.centreId, ctx.centreId))
    .orderBy(asc(sessionSetting.fromDay))
    .prepare("session_settings")
    .execute();
  return rows.map(({ fromDay, morning, morningMeals, afternoon, afternoonMeals, usual }) => ({
    ...{ fromDay, usual },
    morning: { ...morning, meals: morningMeals },
    afternoon: { ...afternoon, meals: afternoonMeals },
  }));
});

/** Every setting of the sessions by the day from which it counts, the earliest first. */
export const listSessionSettings = (ctx: Ctx): Promise<DatedSetting[]> => keptSessions.read(ctx);

export const getSessions = async (ctx: Ctx, { day }: { day: Day }): Promise<SessionSetting> =>
  settingOn(await listSessionSettings(ctx), day);

/** From the beginning of a day's first session to the end of its last. */
export async function getHours(ctx: Ctx, input: { day: Day }): Promise<TimeSpan> {
  const { morning, afternoon } = await getSessions(ctx, input);
  return { from: morning.from, to: afternoon.to };
}

/** The meals that the sessions of a day have. */
export const listMealsOfDay = async (ctx: Ctx, input: { day: Day }): Promise<Meal[]> =>
  mealsOf(await getSessions(ctx, input), "full");

/** The settings page: what counts today, and every setting with whether it is over, counts, or is to come. */
export const getSessionsPage = (ctx: Ctx) =>
  ctx.tx(async () => {
    const today = dayOf(ctx.now, ctx.timeZone);
    const dated = await listSessionSettings(ctx);
    const now = dated.findLast(({ fromDay }) => fromDay <= today);
    const stateOf = (fromDay: Day) =>
      fromDay > today ? "later" : fromDay === now?.fromDay ? "now" : "over";
    const latest: SessionSetting = dated.at(-1) ?? usualSetting;
    return {
      ...{ today, current: settingOn(dated, today), latest, usual: usualSetting },
      history: dated.map((each) => ({ ...each, state: stateOf(each.fromDay) })).reverse(),
    };
  });

export type SessionsPage = Awaited<ReturnType<typeof getSessionsPage>>;
