import { and, eq } from "drizzle-orm";
import { agreement } from "~db/schema/applications";
import { classTable } from "~db/schema/centres";
import { getCentre } from "~/features/centres/queries.server";
import { wordsOf } from "~/i18n/words.server";
import type { Ctx } from "~/lib/context.server";
import type { Transaction } from "~/lib/db.server";
import { newId } from "~/lib/id";
import type { Application } from "../applications/commands.server";
import type { Offer } from "../offers/commands.server";
import { agreementNumber, agreementValues } from "./rules";

/** What the agreement about an offer says, in the reader's language. */
export const valuesOfOffer = (
  ctx: Ctx,
  application: Application,
  { classId, pattern, startsOn }: Pick<Offer, "classId" | "pattern" | "startsOn">,
): Promise<Record<string, string>> =>
  ctx.tx(async (tx) => {
    const centre = await getCentre(ctx);
    const [room] = await tx
      .select({ name: classTable.name })
      .from(classTable)
      .where(and(eq(classTable.centreId, ctx.centreId), eq(classTable.id, classId)));
    const place = { centre, application, className: room?.name ?? "", pattern, startsOn };
    return agreementValues(place, wordsOf(ctx.locale).t, ctx.locale);
  });

type Accepted = {
  application: Application;
  offer: Offer;
  childId: string;
  enrolmentId: string;
  version: number;
  userId: string;
};

/** Keeps what the guardian agreed to: the version, what was filled in, when and with which account. */
export async function keepAgreement(tx: Transaction, ctx: Ctx, of: Accepted): Promise<string> {
  const id = newId(ctx.now);
  await tx.insert(agreement).values({
    ...{ centreId: ctx.centreId, id, childId: of.childId, enrolmentId: of.enrolmentId },
    ...{ offerId: of.offer.id, version: of.version, locale: ctx.locale },
    number: agreementNumber(of.offer.startsOn, of.application.number),
    values: await valuesOfOffer(ctx, of.application, of.offer),
    ...{ acceptedAt: ctx.now, acceptedBy: of.userId },
  });
  return id;
}
