import { listNeeds } from "~/features/children/care/queries.server";
import { getCalendar } from "~/features/centres/calendar/queries.server";
import { getClass } from "~/features/centres/queries.server";
import type { Ctx } from "~/lib/context.server";
import type { Day } from "~/lib/dates";
import { groupBy } from "~/lib/group";
import { listAbsences } from "../absences/queries.server";
import { listClassEntries } from "../log/queries.server";
import { roomChildOf } from "./rules";

/** Who is known to stay away on the next open day. */
async function listComing(ctx: Ctx, about: { classId: string; day: Day }) {
  const day = (await getCalendar(ctx)).nextOpenDay(about.day);
  const absences = await listAbsences(ctx, { classId: about.classId, day });
  return { day, away: absences.map(({ childId, name, reason }) => ({ childId, name, reason })) };
}

/**
 * A class's room today: every child in its fixed order with where it is, what it must not eat, and its day
 * so far. Health data: audited.
 */
export const getRoom = (ctx: Ctx, input: { classId: string }) =>
  ctx.tx(async () => {
    const room = await getClass(ctx, input);
    const about = { classId: room.id, day: room.day };
    const [needs, absences, entries] = [
      await listNeeds(ctx, { classIds: [room.id], needsOnly: false, visits: true }),
      await listAbsences(ctx, about),
      await listClassEntries(ctx, about),
    ];
    const absenceOf = new Map(absences.map((one) => [one.childId, one]));
    const entriesOf = groupBy(entries, ({ childId }) => childId);
    const isOpen = (await getCalendar(ctx)).isOpenDay(room.day);
    const children = needs.map((child) => {
      const { id, name, bornOn, faceFileId, colour, isBooked, isVisit, allergies, diets } = child;
      const told = absenceOf.get(id);
      const absence = told ? { id: told.id, reason: told.reason, schedule: told.schedule } : null;
      const facts = { id, name, bornOn, faceFileId, colour, isBooked, isVisit, allergies, diets };
      const own = entriesOf.get(id) ?? [];
      return roomChildOf({ ...facts, schedule: child.today, absence }, own, isOpen);
    });
    return {
      room: { id: room.id, name: room.name, colour: room.colour, type: room.type },
      staff: room.staff.map(({ name }) => name),
      ...{ day: room.day, isOpen, children },
      coming: await listComing(ctx, about),
    };
  });

export type Room = Awaited<ReturnType<typeof getRoom>>;
