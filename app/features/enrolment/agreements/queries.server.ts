import { and, desc, eq } from "drizzle-orm";
import { user } from "~db/schema/accounts";
import { agreement } from "~db/schema/applications";
import { getDocumentVersion } from "~/features/centres/documents/queries.server";
import { textIn } from "~/features/centres/documents/rules";
import { writeAudit } from "~/lib/audit.server";
import type { Ctx } from "~/lib/context.server";
import { dayOf, formatMoment } from "~/lib/dates";
import { notFound } from "~/lib/errors";
import { isId } from "~/lib/id";

/** The agreements about a child, the newest first. */
export const listAgreements = (ctx: Ctx, input: { childId: string }) =>
  ctx.tx(async (tx) => {
    const rows = await tx
      .select({
        id: agreement.id,
        number: agreement.number,
        version: agreement.version,
        acceptedAt: agreement.acceptedAt,
        acceptedBy: user.name,
      })
      .from(agreement)
      .leftJoin(user, eq(user.id, agreement.acceptedBy))
      .where(and(eq(agreement.centreId, ctx.centreId), eq(agreement.childId, input.childId)))
      .orderBy(desc(agreement.acceptedAt));
    return rows.map(({ acceptedAt, ...row }) => ({
      ...row,
      acceptedAt: formatMoment(acceptedAt, ctx.timeZone, ctx.locale),
      ...{ acceptedOn: dayOf(acceptedAt, ctx.timeZone), at: acceptedAt.toISOString() },
    }));
  });

export type AgreementRow = Awaited<ReturnType<typeof listAgreements>>[number];

/** Whom an agreement is about: what its gate asks for. */
export const getAgreementChild = (ctx: Ctx, input: { agreementId: string }): Promise<string> =>
  ctx.tx(async (tx) => {
    if (!isId(input.agreementId)) throw notFound("agreement");
    const [found] = await tx
      .select({ childId: agreement.childId })
      .from(agreement)
      .where(and(eq(agreement.centreId, ctx.centreId), eq(agreement.id, input.agreementId)));
    if (!found) throw notFound("agreement");
    return found.childId;
  });

/** An agreement as it was accepted, word by word, in the language of the acceptance. */
export const getAgreement = (ctx: Ctx, input: { agreementId: string }) =>
  ctx.tx(async (tx) => {
    if (!isId(input.agreementId)) throw notFound("agreement");
    const [found] = await tx
      .select({
        number: agreement.number,
        childId: agreement.childId,
        version: agreement.version,
        locale: agreement.locale,
        values: agreement.values,
        acceptedAt: agreement.acceptedAt,
        acceptedBy: user.name,
        acceptedPhone: user.phone,
      })
      .from(agreement)
      .leftJoin(user, eq(user.id, agreement.acceptedBy))
      .where(and(eq(agreement.centreId, ctx.centreId), eq(agreement.id, input.agreementId)));
    if (!found) throw notFound("agreement");
    const { version, locale, values, childId } = found;
    const text = await getDocumentVersion(ctx, { kind: "agreement", version });
    await writeAudit(ctx, { capability: "enrolment.agreement.read", childId });
    return { ...found, text: textIn(text, locale, values) };
  });

export type AgreementText = Awaited<ReturnType<typeof getAgreement>>;
