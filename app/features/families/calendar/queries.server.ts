import { and, asc, eq, gte, inArray, isNull, lte } from "drizzle-orm";
import { absence } from "~db/schema/attendance";
import { child } from "~db/schema/children";
import { familyTodo } from "~db/schema/families";
import { getCalendar } from "~/features/centres/calendar/queries.server";
import { listOwnActivities } from "~/features/messages/own-activities/queries.server";
import type { Ctx, OwnChildId } from "~/lib/context.server";
import { addDays, dayOf, type Day } from "~/lib/dates";
import type { Transaction } from "~/lib/db.server";
import { monthAsked, monthBeside, monthSpan, specialDays } from "./rules";

type Asked = { childIds: readonly OwnChildId[]; from: Day; through: Day };

/** When a child stays away; never why. */
const listAway = (tx: Transaction, ctx: Ctx, { childIds, from, through }: Asked) =>
  tx
    .select({
      ...{ id: absence.id, childName: child.name, schedule: absence.schedule },
      ...{ fromDay: absence.fromDay, toDay: absence.toDay },
    })
    .from(absence)
    .innerJoin(child, and(eq(child.centreId, absence.centreId), eq(child.id, absence.childId)))
    .where(
      and(
        ...[eq(absence.centreId, ctx.centreId), inArray(absence.childId, [...childIds])],
        ...[lte(absence.fromDay, through), gte(absence.toDay, from), isNull(absence.cancelledAt)],
      ),
    )
    .orderBy(asc(absence.fromDay), asc(absence.id));

const listDue = (tx: Transaction, ctx: Ctx, { childIds, from, through }: Asked) =>
  tx
    .select({
      ...{ id: familyTodo.id, childId: child.id, childName: child.name },
      ...{ text: familyTodo.text, dueOn: familyTodo.dueOn },
    })
    .from(familyTodo)
    .innerJoin(
      child,
      and(eq(child.centreId, familyTodo.centreId), eq(child.id, familyTodo.childId)),
    ) // prettier-ignore
    .where(
      and(
        ...[eq(familyTodo.centreId, ctx.centreId), inArray(familyTodo.childId, [...childIds])],
        ...[isNull(familyTodo.doneAt), gte(familyTodo.dueOn, from), lte(familyTodo.dueOn, through)],
      ),
    )
    .orderBy(asc(familyTodo.dueOn), asc(familyTodo.id));

/** Everything between two days that a family plans by. */
export const listPlans = (ctx: Ctx, input: Asked) =>
  ctx.tx(async (tx) => {
    const calendar = await getCalendar(ctx);
    const isNobody = input.childIds.length === 0;
    return {
      special: specialDays(calendar, input.from, input.through),
      activities: await listOwnActivities(ctx, input),
      away: isNobody ? [] : await listAway(tx, ctx, input),
      due: isNobody ? [] : await listDue(tx, ctx, input),
    };
  });

export type Plans = Awaited<ReturnType<typeof listPlans>>;

/** A month of the family, day by day. */
export const getFamilyMonth = (
  ctx: Ctx,
  input: { childIds: readonly OwnChildId[]; month: string | null },
) =>
  ctx.tx(async () => {
    const today = dayOf(ctx.now, ctx.timeZone);
    const month = monthAsked(input.month, today);
    const { from, through } = monthSpan(month);
    const calendar = await getCalendar(ctx);
    const plans = await listPlans(ctx, { childIds: input.childIds, from, through });
    const days = [];
    for (let day = from; day <= through; day = addDays(day, 1)) {
      days.push({
        ...{ day, isOpen: calendar.isOpenDay(day), name: calendar.specialDay(day) },
        activities: plans.activities.filter((one) => one.day === day),
        away: plans.away.filter(({ fromDay, toDay }) => fromDay <= day && day <= toDay),
        due: plans.due.filter(({ dueOn }) => dueOn === day),
      });
    }
    return {
      ...{ today, month, from, days, special: plans.special },
      ...{ previous: monthBeside(month, -1), next: monthBeside(month, 1) },
    };
  });

export type FamilyMonth = Awaited<ReturnType<typeof getFamilyMonth>>;
export type FamilyDay = FamilyMonth["days"][number];
