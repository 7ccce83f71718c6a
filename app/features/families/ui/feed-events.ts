import type { TFunction } from "i18next";
import { addDays, instantAt } from "~/lib/dates";
import type { CalendarEvent } from "~/lib/ics.server";
import type { Plans } from "../calendar/queries.server";

type Said = { t: TFunction; locale: string; timeZone: string };

/**
 * The plans as events of a calendar. What leaves the house with a secret address says that a child stays away or
 * that there is something to do, and neither why nor what.
 */
export function eventsOf(plans: Plans, { t, locale, timeZone }: Said): CalendarEvent[] {
  const activities = plans.activities.flatMap((one): CalendarEvent[] => {
    const states = one.children.flatMap(({ mine }) => mine?.state ?? []);
    const isComing = states.includes("placed");
    const isWaiting = !isComing && states.length > 0;
    const title = isComing
      ? one.title
      : t(`families:feed.${isWaiting ? "waiting" : "open"}`, { title: one.title });
    const isCancelled = one.state === "cancelled";
    // what nobody can sign up for any more is of no use to those who do not come
    if (!isCancelled && states.length === 0 && one.whyNotSignUp) return [];
    return [
      {
        ...{ id: `activity-${one.id}`, title, place: one.venue, text: one.body, isCancelled },
        isSure: isComing,
        start: instantAt(one.day, one.fromTime, timeZone),
        end: instantAt(one.day, one.untilTime, timeZone),
      },
    ];
  });
  const whole = (id: string, title: string, from: string, through: string): CalendarEvent => ({
    ...{ id, title, from, until: addDays(through, 1) },
  });
  return [
    ...plans.special.map(({ kind, name, from, through }) => {
      const words = { name: locale === "en" ? name.en : name.zh };
      return whole(
        `day-${from}`,
        t(`families:feed.${kind === "open" ? "makeUp" : "closed"}`, words),
        from,
        through,
      );
    }),
    ...activities,
    ...plans.away.map(({ id, childName, schedule, fromDay, toDay }) => {
      const part = schedule === "full" ? "" : t(`enums:schedule.${schedule}`);
      const title = t("families:feed.away", { name: childName, part }).trim();
      return whole(`away-${id}`, title, fromDay, toDay);
    }),
    ...plans.due.flatMap(({ id, childName, dueOn }) =>
      dueOn ? [whole(`due-${id}`, t("families:feed.due", { name: childName }), dueOn, dueOn)] : [],
    ),
  ];
}
