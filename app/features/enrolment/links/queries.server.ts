import { eq, and } from "drizzle-orm";
import { application } from "~db/schema/applications";
import { getCentre } from "~/features/centres/queries.server";
import { getDocument } from "~/features/centres/documents/queries.server";
import { textIn } from "~/features/centres/documents/rules";
import { hasAccount } from "~/features/accounts/queries.server";
import { valuesOfOffer } from "../agreements/commands.server";
import type { Ctx } from "~/lib/context.server";
import { dayOf } from "~/lib/dates";
import { notFound } from "~/lib/errors";
import { maskPhone } from "~/lib/phone";
import { nameOf } from "~/lib/week-pattern";
import { findOpenOffer } from "../offers/commands.server";
import { findByLink } from "./commands.server";

/** The application that a link opens; an unknown or old link is not found. */
export const openLink = (ctx: Ctx, token: string): Promise<string> =>
  ctx.tx(async (tx) => {
    const applicationId = await findByLink(tx, ctx, token);
    if (!applicationId) throw notFound("application");
    return applicationId;
  });

/**
 * What a family sees of its own application: how it stands, the offer with the day for the answer, and the
 * agreement it would make.
 */
export const getFamilyApplication = (ctx: Ctx, input: { token: string }) =>
  ctx.tx(async (tx) => {
    const applicationId = await openLink(ctx, input.token);
    const [stored] = await tx
      .select()
      .from(application)
      .where(and(eq(application.centreId, ctx.centreId), eq(application.id, applicationId)));
    if (!stored) throw notFound("application");
    const centre = await getCentre(ctx);
    const open = await findOpenOffer(tx, ctx, applicationId);
    const today = dayOf(ctx.now, ctx.timeZone);
    const values = open ? await valuesOfOffer(ctx, stored, open) : null;
    const text = open ? await getDocument(ctx, { kind: "agreement" }) : null;
    return {
      ...{ number: stored.number, state: stored.state, childName: stored.childName },
      ...{ wantedFrom: stored.wantedFrom, schedule: nameOf(stored.pattern) },
      ...{ guardianPhone: maskPhone(stored.guardianPhone) },
      cameOn: dayOf(stored.createdAt, ctx.timeZone),
      centre: { name: centre.name, phone: centre.phone },
      offer:
        open && values && text
          ? {
              ...{ startsOn: open.startsOn, answerBy: open.answerBy },
              ...{ className: values.className ?? "", schedule: nameOf(open.pattern) },
              isOver: open.answerBy < today,
              hasAccount: await hasAccount(stored.guardianPhone),
              agreement: {
                version: text.version,
                text: textIn(text, ctx.locale, values),
              },
            }
          : null,
    };
  });

export type FamilyApplication = Awaited<ReturnType<typeof getFamilyApplication>>;
