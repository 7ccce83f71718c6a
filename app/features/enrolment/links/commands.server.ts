import { randomBytes } from "node:crypto";
import { and, eq, gt } from "drizzle-orm";
import { applicationLink } from "~db/schema/applications";
import { hashToken } from "~/access/session.server";
import { writeAudit } from "~/lib/audit.server";
import { instantOf } from "~/lib/clock";
import type { Ctx } from "~/lib/context.server";
import type { Transaction } from "~/lib/db.server";
import { holdApplication, recordStep } from "../applications/commands.server";

const linkMs = 400 * 86_400_000;

/** A new link to the family's page about its application; the ones it has go on working. */
export async function makeApplicationLink(
  tx: Transaction,
  ctx: Ctx,
  applicationId: string,
): Promise<string> {
  const token = randomBytes(24).toString("base64url");
  await tx.insert(applicationLink).values({
    ...{ centreId: ctx.centreId, tokenHash: hashToken(token), applicationId, createdAt: ctx.now },
    expiresAt: instantOf(ctx.now.getTime() + linkMs),
  });
  return token;
}

/** The application that a link opens, or null. */
export async function findByLink(tx: Transaction, ctx: Ctx, token: string): Promise<string | null> {
  const [found] = await tx
    .select({ applicationId: applicationLink.applicationId })
    .from(applicationLink)
    .where(
      and(
        eq(applicationLink.centreId, ctx.centreId),
        eq(applicationLink.tokenHash, hashToken(token)),
        gt(applicationLink.expiresAt, ctx.now),
      ),
    );
  return found?.applicationId ?? null;
}

/** The office hands the family a link; that it did is a step of the application. */
export const giveApplicationLink = (ctx: Ctx, applicationId: string): Promise<string> =>
  ctx.tx(async (tx) => {
    await holdApplication(tx, ctx, applicationId);
    const token = await makeApplicationLink(tx, ctx, applicationId);
    await recordStep(tx, ctx, { applicationId, step: "linked" });
    await writeAudit(ctx, { capability: "enrolment.application.change", after: { applicationId } });
    return token;
  });
