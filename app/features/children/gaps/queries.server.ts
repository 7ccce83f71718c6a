import { and, asc, eq, gte, lte, ne, or, sql } from "drizzle-orm";
import { classTable } from "~db/schema/centres";
import { child, childConsent } from "~db/schema/children";
import type { Ctx } from "~/lib/context.server";
import { dayOf } from "~/lib/dates";
import { firstStays } from "~/lib/enrolled.server";
import { consentVersions, necessaryConsents } from "../consents/rules";
import { gaps, type Gap, type ListGapsInput } from "./schema";

/** Children with a place, now or promised, whose file is not complete; no health data is read. */
export const listGaps = (ctx: Ctx, input: ListGapsInput) =>
  ctx.tx(async (tx) => {
    const today = dayOf(ctx.now, ctx.timeZone);
    const stay = firstStays(tx, ctx.centreId, today);
    const answered = tx
      .select({
        childId: childConsent.childId,
        kinds: sql<number>`count(distinct ${childConsent.kind})::int`.as("kinds"),
      })
      .from(childConsent)
      .where(
        and(
          eq(childConsent.centreId, ctx.centreId),
          or(
            ...necessaryConsents.map((kind) =>
              and(
                eq(childConsent.kind, kind),
                or(
                  ne(childConsent.state, "granted"),
                  gte(childConsent.version, consentVersions[kind]),
                ),
              ),
            ),
          ),
          lte(childConsent.decidedAt, ctx.now),
        ),
      )
      .groupBy(childConsent.childId)
      .as("answered");
    const rows = await tx
      .select({
        id: child.id,
        name: child.name,
        faceFileId: child.faceFileId,
        className: classTable.name,
        colour: classTable.colour,
        idKind: child.idKind,
        vaccinationCheckedOn: child.vaccinationCheckedOn,
        isUnclear: sql<boolean>`${child.toClarify} <> ''`,
        answered: answered.kinds,
      })
      .from(child)
      .innerJoin(stay, eq(stay.childId, child.id))
      .innerJoin(
        classTable,
        and(eq(classTable.centreId, child.centreId), eq(classTable.id, stay.classId)),
      )
      .leftJoin(answered, eq(answered.childId, child.id))
      .where(eq(child.centreId, ctx.centreId))
      .orderBy(asc(classTable.position), asc(child.pinyin), asc(child.id));
    return rows
      .map(({ idKind, vaccinationCheckedOn, isUnclear, answered: kinds, ...row }) => {
        const lacks: Record<Gap, boolean> = {
          identity: idKind === "pending",
          consents: (kinds ?? 0) < necessaryConsents.length,
          vaccination: vaccinationCheckedOn === null,
          clarify: isUnclear,
        };
        return { ...row, lacks: gaps.filter((gap) => lacks[gap]) };
      })
      .filter(({ lacks }) => (input.gap ? lacks.includes(input.gap) : lacks.length > 0));
  });

export type GapRow = Awaited<ReturnType<typeof listGaps>>[number];

/** How many files lack what. */
export async function countGaps(ctx: Ctx): Promise<Record<Gap, number>> {
  const rows = await listGaps(ctx, {});
  const lacking = (gap: Gap) => rows.filter(({ lacks }) => lacks.includes(gap)).length;
  return {
    identity: lacking("identity"),
    consents: lacking("consents"),
    vaccination: lacking("vaccination"),
    clarify: lacking("clarify"),
  };
}
