import { getSessions } from "~/features/centres/sessions/queries.server";
import { listClasses } from "~/features/centres/queries.server";
import type { Ctx } from "~/lib/context.server";
import { dayOf, formatTime } from "~/lib/dates";
import { listPupils } from "../board/queries.server";
import { listDuty, listShiftsOfDay } from "../duty/queries.server";
import { sourceOf } from "../ratio/rules";
import { firstBreak, forecastOf, nextQuarters, staffAhead, type ForecastChild } from "./rules";

/**
 * Today as the ratio needs it: everyone due, who is in which class, the roster, and each class's next two hours.
 * Where nobody has been written down all day, the roster stands for who is there.
 */
export const getRatioDay = (ctx: Ctx) =>
  ctx.tx(async () => {
    const day = dayOf(ctx.now, ctx.timeZone);
    const now = formatTime(ctx.now, ctx.timeZone);
    const setting = await getSessions(ctx, { day });
    const rooms = await listClasses(ctx, { day });
    const { isOpen, children: pupils } = await listPupils(ctx, { day });
    const duty = await listDuty(ctx, { day });
    const shifts = await listShiftsOfDay(ctx, { day });
    const byRoster = duty.length === 0;
    const onDuty = byRoster
      ? shifts.flatMap(({ staffId, classId, posts, startsAt, endsAt }) =>
          classId && startsAt <= now && now < endsAt ? [{ staffId, classId, posts }] : [],
        )
      : duty.filter(({ endsAt }) => endsAt === null);
    const children = pupils.map(({ schedule, ...pupil }): ForecastChild => ({
      ...{ ...pupil, schedule: schedule === "none" ? null : schedule },
    }));
    const staff = staffAhead(onDuty, shifts, now);
    return {
      ...{ day, now, isOpen, byRoster, pupils, duty, shifts },
      slots: nextQuarters(now),
      classes: rooms.map(({ id, name, colour, type }) => {
        const fullDay = children.some((one) => one.classId === id && one.schedule === "full");
        const slots = forecastOf({ classId: id, type, fullDay }, { now, setting, children, staff });
        const first = firstBreak(slots);
        return {
          ...{ classId: id, name, colour, type, fullDay, slots },
          breaks: first && { ...first, source: sourceOf(first.need.rule) },
        };
      }),
    };
  });

/**
 * Where the ratio will break in the next two hours: class by class and quarter by quarter the children to be
 * expected from their usual times, arrivals and absences, and the people from who is in a class now and from
 * the roster.
 */
export async function getRatioForecast(ctx: Ctx) {
  const { day, now, isOpen, byRoster, slots, classes } = await getRatioDay(ctx);
  return { day, now, isOpen, byRoster, slots, classes };
}

export type RatioForecast = Awaited<ReturnType<typeof getRatioForecast>>;
