import { and, asc, desc, eq, gte, inArray, isNotNull, isNull, or, sql } from "drizzle-orm";
import { dayEntry } from "~db/schema/attendance";
import { classTable } from "~db/schema/centres";
import { child, childGuardian, guardian, pickUpPerson } from "~db/schema/children";
import { handoverCard, pickUpApproval } from "~db/schema/handover";
import { barredToday } from "~/features/children/custody/queries.server";
import { writeAudit } from "~/lib/audit.server";
import type { Ctx, OwnChildId } from "~/lib/context.server";
import { addDays, dayOf, type Day } from "~/lib/dates";
import { maskPhone } from "~/lib/phone";
import type { Departure } from "../log/schema";
import { askedDays } from "../closing/rules";
import type { KnownCollector } from "./rules";

export type ChildsCollector = KnownCollector & {
  childId: string;
  /** Of an approval: its day. */
  onDay: Day | null;
};

/**
 * Everybody on the lists of some children: guardians by their grade, who was named, whom a guardian approved for
 * one of the days. Without phones, and of custody only whether somebody must not collect. Who asks says so in
 * the audit.
 */
export const listCollectors = (
  ctx: Ctx,
  input: { childIds: readonly string[]; days: readonly Day[] },
): Promise<ChildsCollector[]> =>
  ctx.tx(async (tx) => {
    const { centreId } = ctx;
    const childIds = [...input.childIds];
    const days = [...input.days];
    if (childIds.length === 0 || days.length === 0) return [];
    const guardians = await tx
      .select({
        ...{ childId: childGuardian.childId, id: guardian.id, name: guardian.name },
        ...{ relation: childGuardian.relation, grade: childGuardian.grade },
        mayPickUp: childGuardian.mayPickUp,
        isBarred: sql<boolean>`${barredToday(ctx, childGuardian.childId, guardian.phone)}`,
      })
      .from(childGuardian)
      .innerJoin(
        guardian,
        and(
          eq(guardian.centreId, childGuardian.centreId),
          eq(guardian.id, childGuardian.guardianId),
        ),
      )
      .where(and(eq(childGuardian.centreId, centreId), inArray(childGuardian.childId, childIds)))
      .orderBy(
        sql`array_position(array['primary','secondary','family','emergencyOnly'], ${childGuardian.grade})`,
        asc(childGuardian.createdAt),
      );
    const named = await tx
      .select({
        ...{ childId: pickUpPerson.childId, id: pickUpPerson.id, name: pickUpPerson.name },
        ...{ relation: pickUpPerson.relation, photoFileId: pickUpPerson.photoFileId },
        isBarred: sql<boolean>`${barredToday(ctx, pickUpPerson.childId, pickUpPerson.phone)}`,
      })
      .from(pickUpPerson)
      .where(
        and(
          eq(pickUpPerson.centreId, centreId),
          inArray(pickUpPerson.childId, childIds),
          isNull(pickUpPerson.revokedAt),
        ),
      )
      .orderBy(asc(pickUpPerson.createdAt));
    const approved = await tx
      .select({
        ...{ childId: pickUpApproval.childId, id: pickUpApproval.id, name: pickUpApproval.name },
        ...{ words: pickUpApproval.relation, photoFileId: pickUpApproval.photoFileId },
        ...{
          onDay: pickUpApproval.onDay,
          used: sql<boolean>`${pickUpApproval.usedAt} is not null`,
        },
        isBarred: sql<boolean>`${barredToday(ctx, pickUpApproval.childId, pickUpApproval.phone)}`,
      })
      .from(pickUpApproval)
      .where(
        and(
          eq(pickUpApproval.centreId, centreId),
          inArray(pickUpApproval.childId, childIds),
          inArray(pickUpApproval.onDay, days),
          isNull(pickUpApproval.cancelledAt),
        ),
      )
      .orderBy(asc(pickUpApproval.createdAt));
    return [
      ...guardians.map(({ isBarred, mayPickUp, ...one }): ChildsCollector => ({
        ...{ ...one, kind: "guardian", words: "", photoFileId: null, used: false, onDay: null },
        standing: isBarred ? "barred" : mayPickUp ? "may" : "notNamed",
      })),
      ...named.map(({ isBarred, ...one }): ChildsCollector => ({
        ...{ ...one, kind: "pickUp", words: "", grade: null, used: false, onDay: null },
        standing: isBarred ? "barred" : "may",
      })),
      ...approved.map(({ isBarred, ...one }): ChildsCollector => ({
        ...{ ...one, kind: "approval", relation: null, grade: null },
        standing: isBarred ? "barred" : "may",
      })),
    ];
  });

/** Whom this family lets collect its child from today on, the next day first; taken back ones left out. Audited. */
export const listApprovals = (ctx: Ctx, childId: OwnChildId) =>
  ctx.tx(async (tx) => {
    await writeAudit(ctx, { capability: "attendance.approval.give", childId });
    const rows = await tx
      .select({
        ...{ id: pickUpApproval.id, name: pickUpApproval.name, phone: pickUpApproval.phone },
        ...{ relation: pickUpApproval.relation, photoFileId: pickUpApproval.photoFileId },
        ...{ onDay: pickUpApproval.onDay, usedAt: pickUpApproval.usedAt, by: guardian.name },
      })
      .from(pickUpApproval)
      .innerJoin(
        guardian,
        and(
          eq(guardian.centreId, pickUpApproval.centreId),
          eq(guardian.id, pickUpApproval.guardianId),
        ),
      )
      .where(
        and(
          eq(pickUpApproval.centreId, ctx.centreId),
          eq(pickUpApproval.childId, childId),
          gte(pickUpApproval.onDay, dayOf(ctx.now, ctx.timeZone)),
          isNull(pickUpApproval.cancelledAt),
        ),
      )
      .orderBy(asc(pickUpApproval.onDay), asc(pickUpApproval.createdAt));
    return rows.map(({ usedAt, phone, ...row }) => ({
      ...{ ...row, phone: maskPhone(phone), usedAt: usedAt?.toISOString() ?? null },
    }));
  });

export type Approval = Awaited<ReturnType<typeof listApprovals>>[number];

/** The cards that are good for somebody on a child's list, the newest first. */
export const listCards = (ctx: Ctx, input: { childId: string }) =>
  ctx.tx(async (tx) => {
    const rows = await tx
      .select({
        ...{ id: handoverCard.id, medium: handoverCard.medium },
        personId: sql<string>`coalesce(${handoverCard.guardianId}, ${handoverCard.pickUpPersonId})`,
        name: sql<string>`coalesce(${guardian.name}, ${pickUpPerson.name})`,
        ...{ createdAt: handoverCard.createdAt, lastUsedAt: handoverCard.lastUsedAt },
      })
      .from(handoverCard)
      .leftJoin(
        childGuardian,
        and(
          eq(childGuardian.centreId, handoverCard.centreId),
          eq(childGuardian.guardianId, handoverCard.guardianId),
          eq(childGuardian.childId, input.childId),
        ),
      )
      .leftJoin(
        guardian,
        and(
          eq(guardian.centreId, childGuardian.centreId),
          eq(guardian.id, childGuardian.guardianId),
        ),
      )
      .leftJoin(
        pickUpPerson,
        and(
          eq(pickUpPerson.centreId, handoverCard.centreId),
          eq(pickUpPerson.id, handoverCard.pickUpPersonId),
          eq(pickUpPerson.childId, input.childId),
          isNull(pickUpPerson.revokedAt),
        ),
      )
      .where(
        and(
          eq(handoverCard.centreId, ctx.centreId),
          isNull(handoverCard.revokedAt),
          or(isNotNull(guardian.id), isNotNull(pickUpPerson.id)),
        ),
      )
      .orderBy(desc(handoverCard.createdAt), desc(handoverCard.id));
    return rows.map(({ createdAt, lastUsedAt, ...row }) => ({
      ...row,
      createdAt: createdAt.toISOString(),
      lastUsedAt: lastUsedAt?.toISOString() ?? null,
    }));
  });

export type Card = Awaited<ReturnType<typeof listCards>>[number];

/**
 * Hand-overs of the last weeks that somebody has to look at, the newest first: to a person on no list with nobody's
 * PIN behind it, or told afterwards; and of today those that say nobody. Of some classes, or of all.
 */
export const listDoubtfulHandOvers = (ctx: Ctx, input: { classIds?: readonly string[] }) =>
  ctx.tx(async (tx) => {
    const today = dayOf(ctx.now, ctx.timeZone);
    const said = dayEntry.payload;
    const rows = await tx
      .select({
        ...{ entryId: dayEntry.id, childId: dayEntry.childId, name: child.name },
        ...{ faceFileId: child.faceFileId, className: classTable.name, colour: classTable.colour },
        ...{ day: dayEntry.day, endsAt: dayEntry.endsAt, payload: said },
      })
      .from(dayEntry)
      .innerJoin(child, and(eq(child.centreId, dayEntry.centreId), eq(child.id, dayEntry.childId)))
      .innerJoin(
        classTable,
        and(eq(classTable.centreId, dayEntry.centreId), eq(classTable.id, dayEntry.classId)),
      )
      .where(
        and(
          eq(dayEntry.centreId, ctx.centreId),
          eq(dayEntry.kind, "stay"),
          eq(dayEntry.removed, false),
          isNotNull(dayEntry.endsAt),
          gte(dayEntry.day, addDays(today, -askedDays)),
          sql`${said} ->> 'unrecorded' is null`,
          or(
            sql`${said} -> 'override' ->> 'unverified' = 'true'`,
            sql`${said} ->> 'unlisted' = 'true'`,
            and(
              eq(dayEntry.day, today),
              sql`not (${said} ?| array['collectedBy', 'override', 'toClass'])`,
            ),
          ),
          input.classIds ? inArray(dayEntry.classId, [...input.classIds]) : undefined,
        ),
      )
      .orderBy(desc(dayEntry.day), asc(classTable.position), asc(child.pinyin));
    return rows.map(({ payload, endsAt, ...row }) => {
      const { collectedBy, override }: Departure = payload;
      return {
        ...{ ...row, leftAt: endsAt?.toISOString() ?? "" },
        ...{ collector: collectedBy?.name ?? null, reason: override?.reason ?? null },
        why: override?.unverified ? "unverified" : collectedBy || override ? "unlisted" : "nobody",
      } as const;
    });
  });

export type DoubtfulHandOver = Awaited<ReturnType<typeof listDoubtfulHandOvers>>[number];
