import { may } from "~/access/policy";
import { getAttendanceTrend, getWhoIsIn } from "~/features/attendance/board/queries.server";
import { listUnrecordedDepartures } from "~/features/attendance/closing/queries.server";
import { getRatioForecast } from "~/features/attendance/forecast/queries.server";
import { listGaps } from "~/features/children/gaps/queries.server";
import { countQuestions } from "~/features/enrolment/enquiries/queries.server";
import { listOutgrowingNames } from "~/features/enrolment/moves/queries.server";
import { countDueOffers } from "~/features/enrolment/offers/queries.server";
import { getPlacesBoard } from "~/features/enrolment/places/queries.server";
import { countSampleTasks } from "~/features/kitchen/samples/queries.server";
import { countUnread } from "~/features/messages/unread/queries.server";
import { getCoverDay, getOnLeave } from "~/features/rosters/queries.server";
import { getStaffOverview } from "~/features/staff/overview/queries.server";
import type { Ctx } from "~/lib/context.server";
import { formatTime } from "~/lib/dates";
import { nextShortage, overdueOf } from "./rules";

const weeksAhead = 12;
const weeksBack = 6;
/** From when on the director is told: an offer before it lapses, a child before it outgrows its class. */
const daysToAnswer = 2;
const weeksToPlan = 4;

/** What enrolment waits for, for whoever may see to it. */
async function waitingAtEnrolment(ctx: Ctx) {
  const { role } = ctx.actor;
  const seesLine = may({ role }, "enrolment.application.read");
  const seesPlaces = may({ role }, "enrolment.board.read");
  return {
    questions: seesLine ? await countQuestions(ctx) : 0,
    dueOffers: seesLine ? await countDueOffers(ctx, { withinDays: daysToAnswer }) : 0,
    outgrowing: seesPlaces ? await listOutgrowingNames(ctx, { weeks: weeksToPlan }) : [],
  };
}

/** The director's five questions and the attendance of the last weeks, as of now. */
export const getHome = (ctx: Ctx) =>
  ctx.tx(async () => {
    const time = formatTime(ctx.now, ctx.timeZone);
    const who = await getWhoIsIn(ctx);
    const { day } = who;
    const cover = await getCoverDay(ctx, { day, absent: who.absentees });
    const places = await getPlacesBoard(ctx, { weeks: weeksAhead });
    const staff = await getStaffOverview(ctx);
    const forecast = await getRatioForecast(ctx);
    const isQuiet = forecast.classes.every(({ slots }) =>
      slots.every(({ children, cover: there }) => children === 0 && there.adults === 0),
    );
    const slotsOf = new Map(
      forecast.classes.map(({ classId, slots }) => [classId, isQuiet ? [] : slots]),
    );
    const freeOf = new Map(
      places.classes.map(({ id, weeks }) => [id, weeks.map(({ full }) => full)]),
    );
    const rooms = who.classes.map((room) => ({
      ...room,
      slots: (slotsOf.get(room.id) ?? []).map(({ from, margin }) => ({ from, margin })),
      free: freeOf.get(room.id) ?? [],
    }));
    const sum = (of: "present" | "due" | "absent") =>
      who.classes.reduce((total, room) => total + room[of], 0);
    return {
      ...{
        day,
        time,
        isOpen: who.isOpen,
        rooms,
        mondays: places.weeks.map(({ monday }) => monday),
      },
      whole: { present: sum("present"), due: sum("due"), absent: sum("absent") },
      licence: places.whole.map(({ full }) => full),
      /** The classes that break in the next two hours, and the next hole: theirs, or the roster's after them. */
      breaking: forecast.classes.filter(({ breaks }) => breaks).length,
      shortage: nextShortage(forecast.classes, cover.shortages, time),
      onLeave: await getOnLeave(ctx, { day }),
      staffTotal: staff.total,
      overdue: overdueOf({
        ...{ time, missing: who.missing },
        departures: (await listUnrecordedDepartures(ctx, {})).length,
        lapsed: staff.news.filter(({ state }) => state !== "expiring"),
        unread: await countUnread(ctx, {}),
        ...(await waitingAtEnrolment(ctx)),
        incomplete: (await listGaps(ctx, {})).length,
        samples: await countSampleTasks(ctx),
      }),
      trend: (await getAttendanceTrend(ctx, { weeks: weeksBack })).map((one) => ({
        day: one.day,
        rate: Math.round((1000 * one.present) / one.enrolled) / 10,
      })),
    };
  });

export type Home = Awaited<ReturnType<typeof getHome>>;
