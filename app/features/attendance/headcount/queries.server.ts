import { and, asc, eq, inArray, sql } from "drizzle-orm";
import { device, user } from "~db/schema/accounts";
import { headCount, headCountChild, headCountFind } from "~db/schema/attendance";
import { classTable } from "~db/schema/centres";
import { child } from "~db/schema/children";
import { staffMember } from "~db/schema/staff";
import { listClasses } from "~/features/centres/queries.server";
import { listNeeds } from "~/features/children/care/queries.server";
import type { Ctx } from "~/lib/context.server";
import { dayOf, type Day } from "~/lib/dates";
import { groupBy } from "~/lib/group";
import { listPupils } from "../board/queries.server";
import { listDuty } from "../duty/queries.server";
import { mustBeThere, stillMissing, withSightings, type Count } from "./rules";

/** A day's counts in the order in which they were made; of some classes, or of all. */
export const listCounts = (ctx: Ctx, input: { day: Day; classIds?: readonly string[] }) =>
  ctx.tx(async (tx) => {
    const counts = await tx
      .select({
        id: headCount.id,
        classId: headCount.classId,
        className: classTable.name,
        colour: classTable.colour,
        transition: headCount.transition,
        startedAt: headCount.startedAt,
        at: headCount.occurredAt,
        note: headCount.note,
        by: sql<string | null>`coalesce(${staffMember.name}, ${user.name}, ${device.name})`,
      })
      .from(headCount)
      .innerJoin(
        classTable,
        and(eq(classTable.centreId, headCount.centreId), eq(classTable.id, headCount.classId)),
      )
      .leftJoin(user, eq(user.id, headCount.actorUserId))
      .leftJoin(device, eq(device.id, headCount.deviceId))
      .leftJoin(
        staffMember,
        and(
          eq(staffMember.centreId, headCount.centreId),
          eq(staffMember.id, headCount.actorStaffId),
        ),
      )
      .where(
        and(
          eq(headCount.centreId, ctx.centreId),
          eq(headCount.day, input.day),
          input.classIds ? inArray(headCount.classId, [...input.classIds]) : undefined,
        ),
      )
      .orderBy(asc(headCount.occurredAt), asc(headCount.id));
    const ids = counts.map(({ id }) => id);
    if (ids.length === 0) return [];
    const lines = await tx
      .select({
        countId: headCountChild.headCountId,
        childId: headCountChild.childId,
        name: child.name,
        isThere: headCountChild.isThere,
        foundAt: headCountFind.occurredAt,
      })
      .from(headCountChild)
      .innerJoin(
        child,
        and(eq(child.centreId, headCountChild.centreId), eq(child.id, headCountChild.childId)),
      )
      .leftJoin(
        headCountFind,
        and(
          eq(headCountFind.centreId, headCountChild.centreId),
          eq(headCountFind.headCountId, headCountChild.headCountId),
          eq(headCountFind.childId, headCountChild.childId),
        ),
      )
      .where(
        and(eq(headCountChild.centreId, ctx.centreId), inArray(headCountChild.headCountId, ids)),
      )
      .orderBy(asc(child.pinyin), asc(child.id));
    const linesOf = groupBy(lines, ({ countId }) => countId);
    return withSightings(
      counts.map(({ startedAt, at, ...count }) => ({
        ...{ ...count, startedAt: startedAt.toISOString(), at: at.toISOString() },
        children: (linesOf.get(count.id) ?? []).map(({ countId: _countId, foundAt, ...line }) => ({
          ...{ ...line, foundAt: foundAt?.toISOString() ?? null },
        })),
      })),
    );
  });

/** A class's counts of a day, as its room's screens show them. */
export const listRoomCounts = async (
  ctx: Ctx,
  { day, classId }: { day: Day; classId: string },
): Promise<Count[]> => {
  const counts = await listCounts(ctx, { day, classIds: [classId] });
  return counts.map(({ className: _className, colour: _colour, ...count }) => count);
};

export type CountOfDay = Awaited<ReturnType<typeof listCounts>>[number];

/** Children that a count of today misses, and nobody has seen since. */
export const listMissing = async (ctx: Ctx) =>
  stillMissing(await listCounts(ctx, { day: dayOf(ctx.now, ctx.timeZone) }));

/**
 * Every class as it would leave the house now: who is here, with what must not be eaten, who works in it, and
 * who is not here. Health data: audited.
 */
export const getEvacuation = (ctx: Ctx) =>
  ctx.tx(async () => {
    const day = dayOf(ctx.now, ctx.timeZone);
    const classes = await listClasses(ctx, { day });
    const needs = await listNeeds(ctx, { needsOnly: false, visits: true });
    const { children } = await listPupils(ctx, { day });
    const duty = (await listDuty(ctx, { day })).filter(({ endsAt }) => endsAt === null);
    const statusOf = new Map(children.map((one) => [`${one.classId} ${one.childId}`, one.status]));
    return {
      at: ctx.now.toISOString(),
      present: mustBeThere(children).length,
      staff: duty.length,
      rooms: classes.map(({ id, name, colour }) => ({
        room: { id, name, colour },
        pupils: needs
          .filter(({ classId }) => classId === id)
          .map((one) => ({
            ...{ id: one.id, name: one.name, faceFileId: one.faceFileId, colour },
            ...{ allergies: one.allergies, diets: one.diets },
            status: statusOf.get(`${id} ${one.id}`) ?? ("notExpected" as const),
          })),
        staff: duty.filter(({ classId }) => classId === id).map((one) => one.name),
      })),
    };
  });

export type Evacuation = Awaited<ReturnType<typeof getEvacuation>>;
