import { and, eq } from "drizzle-orm";
import { staffCertificate } from "~db/schema/staff";
import { writeAudit } from "~/lib/audit.server";
import { command } from "~/lib/command.server";
import type { Ctx } from "~/lib/context.server";
import { dayOf } from "~/lib/dates";
import { newId } from "~/lib/id";
import { done, ok, refuse, type Result } from "~/lib/result";
import { holdStaff } from "../commands.server";
import { mustExpire } from "../rules";
import type { RecordCertificateInput } from "../schema";

const capability = "staff.member.change";

/** Refuses a day of issue still to come, an end before it, no end where the kind is renewed, and a number known already. */
export const recordCertificate = (
  ctx: Ctx,
  staffId: string,
  input: RecordCertificateInput,
): Promise<Result<{ certificateId: string }>> =>
  command(
    ctx,
    async (tx) => {
      if (input.issuedOn > dayOf(ctx.now, ctx.timeZone)) {
        return refuse("issued_in_future", "issuedOn");
      }
      if (!input.expiresOn && mustExpire(input.kind)) return refuse("expiry_needed", "expiresOn");
      if (input.expiresOn && input.expiresOn <= input.issuedOn) {
        return refuse("expires_before_issue", "expiresOn");
      }
      await holdStaff(tx, ctx, staffId);
      const certificateId = newId(ctx.now);
      await tx.insert(staffCertificate).values({
        ...{ centreId: ctx.centreId, id: certificateId, staffId, createdAt: ctx.now },
        ...{ kind: input.kind, number: input.number },
        ...{ issuedOn: input.issuedOn, expiresOn: input.expiresOn },
      });
      await writeAudit(ctx, { capability, after: { staffId, certificateId, kind: input.kind } });
      return ok({ certificateId });
    },
    { "23505": refuse("already_recorded", "number") },
  );

export const removeCertificate = (
  ctx: Ctx,
  staffId: string,
  certificateId: string,
): Promise<Result> =>
  command(ctx, async (tx) => {
    const [gone] = await tx
      .delete(staffCertificate)
      .where(
        and(
          eq(staffCertificate.centreId, ctx.centreId),
          eq(staffCertificate.staffId, staffId),
          eq(staffCertificate.id, certificateId),
        ),
      )
      .returning({ kind: staffCertificate.kind });
    if (!gone) return refuse("not_found");
    await writeAudit(ctx, { capability, before: { staffId, certificateId, kind: gone.kind } });
    return done;
  });
