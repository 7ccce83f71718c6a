import { and, eq, isNull } from "drizzle-orm";
import { enquiry } from "~db/schema/applications";
import { keepDocument } from "~/features/centres/documents/commands.server";
import { writeAudit } from "~/lib/audit.server";
import { command } from "~/lib/command.server";
import type { Ctx } from "~/lib/context.server";
import { done, refuse, type Refusal, type Result } from "~/lib/result";
import { askQuestionInput, type AskQuestionInput, type EnquiryIdInput } from "./schema";

const sentTwice = { "23505": refuse("already_received") } satisfies Record<string, Refusal>;

/** A question from the public page. What a machine filled in is thanked for and thrown away. */
export const askQuestion = (ctx: Ctx, input: AskQuestionInput): Promise<Result> =>
  command(
    ctx,
    async (tx) => {
      const { formId: id, noticeVersion, website, ...asked } = askQuestionInput.parse(input);
      if (website !== "") return done;
      const notice = await keepDocument(ctx, "privacyNotice");
      if (notice.version !== noticeVersion) return refuse("notice_changed", "noticeRead");
      const { name, phone, question } = asked;
      await tx.insert(enquiry).values({
        ...{ centreId: ctx.centreId, id, name, phone, question, noticeVersion },
        createdAt: ctx.now,
      });
      await writeAudit(ctx, { capability: "enrolment.application.send", after: { enquiryId: id } });
      return done;
    },
    sentTwice,
  );

/** Marks a question as answered; once. */
export const answerEnquiry = (ctx: Ctx, { enquiryId }: EnquiryIdInput): Promise<Result> =>
  command(ctx, async (tx) => {
    const answered = await tx
      .update(enquiry)
      .set({ answeredAt: ctx.now, answeredBy: ctx.actor.id })
      .where(
        and(
          eq(enquiry.centreId, ctx.centreId),
          eq(enquiry.id, enquiryId),
          isNull(enquiry.answeredAt),
        ),
      )
      .returning({ id: enquiry.id });
    if (!answered[0]) return refuse("not_found");
    await writeAudit(ctx, { capability: "enrolment.application.change", after: { enquiryId } });
    return done;
  });
