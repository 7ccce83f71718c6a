import { and, asc, desc, eq } from "drizzle-orm";
import { consentKinds, type ConsentKind } from "~db/enums";
import { classTable } from "~db/schema/centres";
import { child, childConsent } from "~db/schema/children";
import { writeAudit } from "~/lib/audit.server";
import type { Ctx } from "~/lib/context.server";
import { dayOf } from "~/lib/dates";
import { firstStays } from "~/lib/enrolled.server";
import { groupBy } from "~/lib/group";
import { isId } from "~/lib/id";
import { standingOf, type ConsentStanding } from "../consents/rules";
import type { ListConsentsInput } from "../consents/schema";

type Standings = Record<ConsentKind, ConsentStanding>;

/**
 * Children with a place, now or promised, and how each kind of consent stands. Without a standing asked for:
 * those of whom an answer, or its confirmation, is waited for.
 */
export const listConsentStandings = (ctx: Ctx, input: ListConsentsInput) =>
  ctx.tx(async (tx) => {
    const today = dayOf(ctx.now, ctx.timeZone);
    const stay = firstStays(tx, ctx.centreId, today);
    const children = await tx
      .select({
        id: child.id,
        name: child.name,
        faceFileId: child.faceFileId,
        className: classTable.name,
        colour: classTable.colour,
      })
      .from(child)
      .innerJoin(stay, eq(stay.childId, child.id))
      .innerJoin(
        classTable,
        and(eq(classTable.centreId, child.centreId), eq(classTable.id, stay.classId)),
      )
      .where(
        and(
          eq(child.centreId, ctx.centreId),
          input.class && isId(input.class) ? eq(classTable.id, input.class) : undefined,
        ),
      )
      .orderBy(asc(classTable.position), asc(child.pinyin), asc(child.id));
    const answers = await tx
      .selectDistinctOn([childConsent.childId, childConsent.kind], {
        childId: childConsent.childId,
        kind: childConsent.kind,
        state: childConsent.state,
        version: childConsent.version,
      })
      .from(childConsent)
      .where(eq(childConsent.centreId, ctx.centreId))
      .orderBy(
        childConsent.childId,
        childConsent.kind,
        desc(childConsent.decidedAt),
        desc(childConsent.id),
      );
    const ofChild = groupBy(answers, ({ childId }) => childId);
    const asked = input.kind ? [input.kind] : consentKinds;
    const wanted = (standing: ConsentStanding) =>
      input.standing
        ? standing === input.standing
        : standing === "unanswered" || standing === "outdated";
    return children
      .map((row) => {
        const given = ofChild.get(row.id) ?? [];
        const standings = Object.fromEntries(
          consentKinds.map((kind) => [kind, standingOf(given.find((one) => one.kind === kind))]),
        ) as Standings; // reason: one entry a kind
        return { ...row, standings };
      })
      .filter(({ standings }) => asked.some((kind) => wanted(standings[kind])));
  });

export type ConsentStandingRow = Awaited<ReturnType<typeof listConsentStandings>>[number];

/** The same as a sheet. A list that leaves the house is written down. */
export const exportConsentStandings = (ctx: Ctx, input: ListConsentsInput) =>
  ctx.tx(async () => {
    await writeAudit(ctx, { capability: "children.consents.export" });
    return listConsentStandings(ctx, input);
  });
