import { listNeeds } from "~/features/children/care/queries.server";
import { getCalendar } from "~/features/centres/calendar/queries.server";
import { getClass } from "~/features/centres/queries.server";
import type { Ctx } from "~/lib/context.server";
import type { Day } from "~/lib/dates";
import { groupBy } from "~/lib/group";
import { listAbsences } from "../absences/queries.server";
import { listClassEntries } from "../log/queries.server";
import { statusOf } from "../rules";

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
      await listNeeds(ctx, { classIds: [room.id], needsOnly: false }),
      await listAbsences(ctx, about),
      await listClassEntries(ctx, about),
    ];
    const absenceOf = new Map(absences.map((one) => [one.childId, one]));
    const entriesOf = groupBy(entries, ({ childId }) => childId);
    const isOpen = (await getCalendar(ctx)).isOpenDay(room.day);
    const children = needs.map((child) => {
      const own = entriesOf.get(child.id) ?? [];
      const stays = own.filter((entry) => entry.kind === "stay");
      const absence = absenceOf.get(child.id) ?? null;
      const nap = own.find((entry) => entry.kind === "nap" && entry.endsAt === null);
      const { id, name, bornOn, faceFileId, colour, isBooked, allergies, diets } = child;
      const schedule = child.today;
      return {
        ...{ id, name, bornOn, faceFileId, colour, schedule, isBooked, allergies, diets },
        absence,
        status: statusOf({ isOpen, stays, absence, schedule }),
        arrivedAt: stays.at(-1)?.startsAt.toISOString() ?? null,
        leftAt: stays.at(-1)?.endsAt?.toISOString() ?? null,
        asleepSince: nap?.startsAt.toISOString() ?? null,
        entries: own,
      };
    });
    return {
      room: { id: room.id, name: room.name, colour: room.colour, type: room.type },
      staff: room.staff.map(({ name }) => name),
      ...{ day: room.day, isOpen, children },
      coming: await listComing(ctx, about),
    };
  });

export type Room = Awaited<ReturnType<typeof getRoom>>;
export type RoomChild = Room["children"][number];
