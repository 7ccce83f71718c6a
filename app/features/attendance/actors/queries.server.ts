import { and, desc, asc, eq, or, sql } from "drizzle-orm";
import { shift } from "~db/schema/rosters";
import { staffClass, staffMember } from "~db/schema/staff";
import type { Ctx } from "~/lib/context.server";
import { dayOf, type Day } from "~/lib/dates";
import { employedOn } from "~/lib/employed.server";

/** Who may be chosen on a class's tablet today: its own staff, the lead first, and whoever has a shift there. */
export const listActors = (ctx: Ctx, input: { classId: string }) =>
  ctx.tx((tx) => {
    const { centreId } = ctx;
    const today = dayOf(ctx.now, ctx.timeZone);
    const isOwn = sql<boolean>`${staffClass.staffId} is not null`;
    const onShift = sql`exists (select 1 from ${shift} where ${and(
      eq(shift.centreId, centreId),
      eq(shift.staffId, staffMember.id),
      eq(shift.classId, input.classId),
      eq(shift.day, today),
    )})`;
    return tx
      .select({ id: staffMember.id, name: staffMember.name, faceFileId: staffMember.faceFileId })
      .from(staffMember)
      .leftJoin(
        staffClass,
        and(
          eq(staffClass.centreId, staffMember.centreId),
          eq(staffClass.staffId, staffMember.id),
          eq(staffClass.classId, input.classId),
        ),
      )
      .where(and(eq(staffMember.centreId, centreId), employedOn(today), or(isOwn, onShift)))
      .orderBy(
        sql`${staffClass.lead} desc nulls last`,
        desc(isOwn),
        asc(staffMember.pinyin),
        asc(staffMember.id),
      );
  });

export type Actor = Awaited<ReturnType<typeof listActors>>[number];

/** A person of the staff who works here on all of these days, with the account; null for anybody else. */
export async function findActor(ctx: Ctx, staffId: string, days: readonly Day[]) {
  const [found] = await ctx.tx((tx) =>
    tx
      .select({ staffId: staffMember.id, userId: staffMember.userId })
      .from(staffMember)
      .where(
        and(
          eq(staffMember.centreId, ctx.centreId),
          eq(staffMember.id, staffId),
          ...days.map(employedOn),
        ),
      ),
  );
  return found ?? null;
}

/**
 * What a class's tablet shows of the people at it: who may be chosen, and who is. Null for somebody who
 * signed in, and is who writes.
 */
export async function getTablet(
  ctx: Ctx,
  input: { classId: string; chosen: string | null },
): Promise<{ actors: Actor[]; chosen: string | null } | null> {
  if (ctx.actor.kind !== "device") return null;
  const actors = await listActors(ctx, input);
  return { actors, chosen: actors.find(({ id }) => id === input.chosen)?.id ?? null };
}

export type Tablet = Awaited<ReturnType<typeof getTablet>>;
