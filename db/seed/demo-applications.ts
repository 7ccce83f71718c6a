import { changeApplication, closeApplication } from "~/features/enrolment/applications/commands.server"; // prettier-ignore
import { getApplication } from "~/features/enrolment/applications/queries.server";
import { changeApplicationInput } from "~/features/enrolment/applications/schema";
import { applyForPlace } from "~/features/enrolment/applying/commands.server";
import type { ApplyInput } from "~/features/enrolment/applications/schema";
import { answerEnquiry, askQuestion } from "~/features/enrolment/enquiries/commands.server";
import { openLink } from "~/features/enrolment/links/queries.server";
import { offerPlace } from "~/features/enrolment/offers/commands.server";
import { instantOf } from "~/lib/clock";
import type { Ctx } from "~/lib/context.server";
import { newId } from "~/lib/id";
import type { DemoClassName } from "./demo-centre";
import type { Seeding } from "./demo-people";
import { must } from "./demo-result";

type Family = Pick<ApplyInput, "childName" | "sex" | "bornOn" | "wantedFrom" | "guardianName"> &
  Partial<ApplyInput> & {
    came: string;
    checked?: true;
    refused?: string;
    offer?: { to: DemoClassName; startsOn: string; answerBy: string };
  };

/** Families that asked for a place before the demo day; every one of them invented. */
const families: readonly Family[] = [
  {
    ...{ came: "2026-08-17T20:12:00+08:00", childName: "卫知夏", sex: "female" },
    ...{ bornOn: "2025-12-03", wantedFrom: "2027-01-04", guardianName: "卫明远" },
    ...{ guardianRelation: "father", sibling: "on", checked: true },
    note: "哥哥在中班",
  },
  {
    ...{ came: "2026-09-02T09:40:00+08:00", childName: "靳小麦", sex: "male" },
    ...{ bornOn: "2024-10-21", wantedFrom: "2027-03-01", guardianName: "靳文慧" },
    ...{ takesHalfDay: "on", district: "on", checked: true },
  },
  {
    ...{ came: "2026-09-25T12:31:00+08:00", childName: "裴沐阳", sex: "male" },
    ...{ bornOn: "2023-06-14", wantedFrom: "2027-03-01", guardianName: "裴婷" },
    ...{ schedule: "morning" },
  },
  {
    ...{ came: "2026-10-12T21:05:00+08:00", childName: "阎一诺", sex: "female" },
    ...{ bornOn: "2022-02-08", wantedFrom: "2027-02-22", guardianName: "阎建斌" },
    ...{ guardianRelation: "father", staffChild: "on", checked: true },
    offer: { to: "中班", startsOn: "2027-02-22", answerBy: "2026-11-18" },
  },
  {
    ...{ came: "2026-10-20T08:15:00+08:00", childName: "郝星野", sex: "male" },
    ...{ bornOn: "2024-05-30", wantedFrom: "2026-12-01", guardianName: "郝丽娟" },
    ...{ secondName: "郝志强", secondPhone: "19900007106", secondRelation: "father" },
    district: "on",
  },
  {
    ...{ came: "2026-11-03T13:22:00+08:00", childName: "晋安然", sex: "female" },
    ...{ bornOn: "2021-11-19", wantedFrom: "2027-03-01", guardianName: "晋晓燕" },
    ...{ schedule: "mixed", monday: "full", wednesday: "full", friday: "morning" },
  },
  {
    ...{ came: "2026-11-09T19:48:00+08:00", childName: "毋思齐", sex: "male" },
    ...{ bornOn: "2026-05-06", wantedFrom: "2027-03-01", guardianName: "毋静" },
    note: "想先半日适应",
    ...{ takesHalfDay: "on" },
  },
  {
    ...{ came: "2026-09-14T10:02:00+08:00", childName: "苗可心", sex: "female" },
    ...{ bornOn: "2023-01-11", wantedFrom: "2026-10-08", guardianName: "苗红霞" },
    refused: "已随父母到外地",
  },
];

const questions = [
  {
    ...{ came: "2026-11-10T20:33:00+08:00", name: "侯女士", question: "乳儿班几个月可以来？" },
    answered: true,
  },
  {
    ...{ came: "2026-11-11T16:45:00+08:00", name: "温先生" },
    question: "半日托含午餐吗？能不能先试一周？",
  },
] as const;

/** Applications, questions and an open offer, as they came in over the months before. */
export async function takeApplications({ at, next, classIds }: Seeding): Promise<void> {
  const visitor = (moment: string): Ctx => ({
    ...at(instantOf(moment)),
    actor: { kind: "visitor", id: "", name: "", role: null, roles: [] },
  });
  const notice = { noticeVersion: 1, noticeRead: "on", website: "" } as const;
  for (const [place, family] of families.entries()) {
    const { came, checked, refused, offer, ...wish } = family;
    const ctx = visitor(came);
    const { token } = must(
      await applyForPlace(ctx, {
        ...{ formId: newId(ctx.now), schedule: "full", guardianRelation: "mother" },
        guardianPhone: `199000070${String(place).padStart(2, "0")}`,
        ...{ ...wish, ...notice },
      }),
      wish.childName,
    );
    const applicationId = await openLink(ctx, token ?? "");
    if (checked) {
      const { fields } = await getApplication(next(), { applicationId });
      const form = changeApplicationInput.parse(fields);
      must(await changeApplication(next(), applicationId, form), wish.childName);
    }
    if (refused) {
      const closing = { as: "refused", reason: refused } as const;
      must(await closeApplication(next(), applicationId, closing), wish.childName);
    }
    if (offer) {
      const { to, ...days } = offer;
      const place = { ...days, classId: classIds.get(to) ?? "", schedule: "full" } as const;
      must(await offerPlace(next(), applicationId, { ...place, offersNext: "on" }), wish.childName);
    }
  }
  for (const [place, asked] of questions.entries()) {
    const ctx = visitor(asked.came);
    const enquiryId = newId(ctx.now);
    const { name, question } = asked;
    const phone = `199000071${String(place).padStart(2, "0")}`;
    must(await askQuestion(ctx, { formId: enquiryId, name, question, phone, ...notice }), name);
    if ("answered" in asked) must(await answerEnquiry(next(), { enquiryId }), name);
  }
}
