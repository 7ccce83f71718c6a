import ical, { ICalCalendarMethod, ICalEventStatus, ICalEventTransparency } from "ical-generator";
import { utcDate, type Day } from "./dates";

type Timed = {
  start: Date;
  end: Date;
  place: string;
  text: string;
  isCancelled: boolean;
  /** Somebody comes for certain, so that the time is taken. */
  isSure: boolean;
};

/** `until` is the day after the last. */
type Whole = { from: Day; until: Day };

/** One entry; `id` stays the same as long as it is about the same thing. */
export type CalendarEvent = { id: string; title: string } & (Timed | Whole);

/** A calendar as RFC 5545 has it: times in UTC, whole days as dates. */
export function makeIcs(of: {
  name: string;
  /** Tells the entries of one calendar from those of any other in the world. */
  domain: string;
  timeZone: string;
  stamp: Date;
  events: readonly CalendarEvent[];
}): string {
  const calendar = ical({
    ...{ name: of.name, method: ICalCalendarMethod.PUBLISH, ttl: 3_600 },
    prodId: { company: "Wenrun", product: "Wenrun", language: "ZH" },
  });
  calendar.x([{ key: "X-WR-TIMEZONE", value: of.timeZone }]);
  for (const event of of.events) {
    const known = { id: `${event.id}@${of.domain}`, stamp: of.stamp, summary: event.title };
    if ("from" in event) {
      calendar.createEvent({
        ...{ ...known, start: utcDate(event.from), end: utcDate(event.until), allDay: true },
        transparency: ICalEventTransparency.TRANSPARENT,
      });
      continue;
    }
    const { TENTATIVE, CONFIRMED, CANCELLED } = ICalEventStatus;
    calendar.createEvent({
      ...{ ...known, start: event.start, end: event.end },
      ...{ location: event.place, description: event.text },
      status: event.isCancelled ? CANCELLED : event.isSure ? CONFIRMED : TENTATIVE,
      transparency:
        event.isSure && !event.isCancelled
          ? ICalEventTransparency.OPAQUE
          : ICalEventTransparency.TRANSPARENT,
    });
  }
  return calendar.toString();
}

/** Nobody between keeps a copy: an access that ends, ends with the next look. */
export const icsResponse = (text: string): Response =>
  new Response(text, {
    headers: {
      "Content-Type": "text/calendar; charset=utf-8",
      "Content-Disposition": 'inline; filename="wenrun.ics"',
      "Cache-Control": "private, no-store",
      "X-Robots-Tag": "noindex",
    },
  });
