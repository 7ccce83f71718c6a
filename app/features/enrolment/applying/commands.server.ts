import { application } from "~db/schema/applications";
import { keepDocument } from "~/features/centres/documents/commands.server";
import { writeAudit } from "~/lib/audit.server";
import { command } from "~/lib/command.server";
import type { Ctx } from "~/lib/context.server";
import type { Transaction } from "~/lib/db.server";
import { ok, refuse, type Refusal, type Result } from "~/lib/result";
import { recordStep, wishColumns } from "../applications/commands.server";
import {
  applyInput,
  enterApplicationInput,
  type ApplyInput,
  type EnterApplicationInput,
  type Wish,
} from "../applications/schema";
import { makeApplicationLink } from "../links/commands.server";
import { nextApplicationNumber } from "../settings/commands.server";
import { getEnrolmentSetting } from "../settings/queries.server";

const sentTwice = { "23505": refuse("already_received") } satisfies Record<string, Refusal>;

async function insertApplication(
  tx: Transaction,
  ctx: Ctx,
  given: { id: string; wish: Wish; noticeVersion: number | null },
): Promise<Result<{ applicationId: string; number: number }>> {
  const columns = await wishColumns(ctx, given.wish);
  if (!columns.ok) return columns;
  const number = await nextApplicationNumber(tx, ctx);
  await tx.insert(application).values({
    ...{ centreId: ctx.centreId, id: given.id, number, ...columns.value },
    ...{ noticeVersion: given.noticeVersion, locale: ctx.locale },
    ...{ createdAt: ctx.now, updatedAt: ctx.now },
  });
  await recordStep(tx, ctx, { applicationId: given.id, step: "received" });
  return ok({ applicationId: given.id, number });
}

/**
 * A family applies from the public page and gets the token of its own page; none where a machine filled in
 * the field that people do not see. Refuses a centre that takes none, a notice that is no longer the one in
 * force, a wish that cannot stand, and the same form once more.
 */
export const applyForPlace = (
  ctx: Ctx,
  input: ApplyInput,
): Promise<Result<{ token: string | null }>> =>
  command(
    ctx,
    async (tx) => {
      const { formId, noticeVersion, website, noticeRead: _, ...wish } = applyInput.parse(input);
      if (website !== "") return ok<{ token: string | null }>({ token: null });
      if (!(await getEnrolmentSetting(ctx)).takesApplications) return refuse("applications_closed");
      const notice = await keepDocument(ctx, "privacyNotice");
      if (notice.version !== noticeVersion) return refuse("notice_changed", "noticeRead");
      const made = await insertApplication(tx, ctx, { id: formId, wish, noticeVersion });
      if (!made.ok) return made;
      await writeAudit(ctx, {
        capability: "enrolment.application.send",
        after: { applicationId: formId, noticeVersion: String(noticeVersion) },
      });
      return ok<{ token: string | null }>({ token: await makeApplicationLink(tx, ctx, formId) });
    },
    sentTwice,
  );

/** The office writes down the application of a family that came or called. */
export const enterApplication = (
  ctx: Ctx,
  input: EnterApplicationInput,
): Promise<Result<{ applicationId: string }>> =>
  command(
    ctx,
    async (tx) => {
      const { formId, ...wish } = enterApplicationInput.parse(input);
      const made = await insertApplication(tx, ctx, { id: formId, wish, noticeVersion: null });
      if (made.ok)
        await writeAudit(ctx, {
          capability: "enrolment.application.change",
          after: { applicationId: formId },
        });
      return made;
    },
    sentTwice,
  );
