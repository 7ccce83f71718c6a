import { publishDocument } from "~/features/centres/documents/commands.server";
import { listAgreements } from "~/features/enrolment/agreements/queries.server";
import { askQuestion } from "~/features/enrolment/enquiries/commands.server";
import { changeEnrolmentSetting, setPriority } from "~/features/enrolment/settings/commands.server";
import { acceptOffer } from "~/features/enrolment/acceptance/commands.server";
import { applyForPlace, enterApplication } from "~/features/enrolment/applying/commands.server";
import type { ApplyInput, EnterApplicationInput } from "~/features/enrolment/applications/schema";
import type { AskQuestionInput } from "~/features/enrolment/enquiries/schema";
import { openLink } from "~/features/enrolment/links/queries.server";
import { offerPlace } from "~/features/enrolment/offers/commands.server";
import type { OfferPlaceInput } from "~/features/enrolment/offers/schema";
import type { Ctx } from "~/lib/context.server";
import { newId } from "~/lib/id";
import { visitorOf } from "../database";
import { aPhone, done, nextNumber } from "./sequence";

/** What a family fills in: a child of two and a half, full days from March. */
export const aWish = (given: Partial<EnterApplicationInput> = {}): EnterApplicationInput => ({
  ...{ formId: newId(), childName: `小报${nextNumber()}`, sex: "female", bornOn: "2024-05-12" },
  ...{ wantedFrom: "2027-03-01", schedule: "full" },
  ...{ guardianName: `家长${nextNumber()}`, guardianPhone: aPhone(), guardianRelation: "mother" },
  ...given,
});

/** The public form, with its notice ticked. */
export const anApplyForm = (given: Partial<ApplyInput> = {}): ApplyInput => ({
  ...{ ...aWish(), noticeVersion: "1", noticeRead: "on", website: "" },
  ...given,
});

/** A family's own application, and its link. */
export async function aFamilyApplication(ctx: Ctx, given: Partial<ApplyInput> = {}) {
  const form = anApplyForm(given);
  const { token } = done(await applyForPlace(visitorOf(ctx), form));
  const applicationId = await openLink(visitorOf(ctx), token ?? "");
  return { applicationId, token: token ?? "", phone: form.guardianPhone };
}

/** An application that the office wrote down. */
export async function anApplication(ctx: Ctx, given: Partial<EnterApplicationInput> = {}) {
  const wish = aWish(given);
  const { applicationId } = done(await enterApplication(ctx, wish));
  return { applicationId, phone: wish.guardianPhone };
}

/** An offer to a new application unless one is given. */
export async function anOffer(
  ctx: Ctx,
  given: Pick<OfferPlaceInput, "classId"> & Partial<OfferPlaceInput> & { applicationId?: string },
) {
  const { applicationId = (await anApplication(ctx)).applicationId, ...asked } = given;
  const usual = { schedule: "full", startsOn: "2027-03-01", answerBy: "2026-11-19" } as const;
  return { applicationId, ...done(await offerPlace(ctx, applicationId, { ...usual, ...asked })) };
}

export const aGoodPassword = "a-quiet-morning";

/** The family's answer with everything ticked. */
export const accept = (ctx: Ctx, of: { applicationId: string; phone: string; password?: string }) =>
  acceptOffer(visitorOf(ctx), of.applicationId, {
    ...{ phone: of.phone, password: of.password ?? aGoodPassword },
    ...{ agreementVersion: "1", agreementRead: true },
  });

/** A question from the public page, with its notice ticked. */
export const aQuestion = (given: Partial<AskQuestionInput> = {}): AskQuestionInput => ({
  ...{ formId: newId(), name: "王家长", phone: aPhone(), question: "有乳儿班吗？" },
  ...{ noticeVersion: "1", noticeRead: "on", website: "" },
  ...given,
});

/** An offer that is open, one that was accepted, a question, and settings of its own. */
export async function aWaitingList(ctx: Ctx, { classId }: { classId: string }) {
  const offered = await aFamilyApplication(ctx);
  await anOffer(ctx, { classId, applicationId: offered.applicationId });
  const taken = await aFamilyApplication(ctx);
  await anOffer(ctx, { classId, applicationId: taken.applicationId });
  const accepted = done(await accept(ctx, taken));
  const [agreed] = await listAgreements(ctx, accepted);
  done(await askQuestion(visitorOf(ctx), aQuestion()));
  const text = { zh: "本园协议", en: `The agreement of ${ctx.centreId}`, version: 1 };
  done(await publishDocument(ctx, { kind: "agreement", ...text }));
  const points = { sibling: 50, staffChild: 0, district: 0, halfDay: 0, perMonth: 0 };
  done(await setPriority(ctx, { fromDay: "2026-11-12", ...points }));
  const setting = { takesApplications: false, offerDays: 3, keepMonths: 3 };
  done(await changeEnrolmentSetting(ctx, setting));
  return {
    ...{ applicationId: offered.applicationId, token: offered.token },
    ...{ agreementId: agreed?.id ?? "", acceptedChildId: accepted.childId },
  };
}
