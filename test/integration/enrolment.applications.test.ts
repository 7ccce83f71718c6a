import { describe, expect, it } from "vitest";
import { takePublicSend } from "~/access/limits.server";
import { publishDocument } from "~/features/centres/documents/commands.server";
import {
  changeApplication,
  closeApplication,
  reopenApplication,
} from "~/features/enrolment/applications/commands.server";
import { applyForPlace, enterApplication } from "~/features/enrolment/applying/commands.server";
import { eraseApplications } from "~/features/enrolment/applications/jobs.server";
import {
  countApplications,
  getApplication,
  listApplications,
} from "~/features/enrolment/applications/queries.server";
import {
  changeApplicationInput,
  listApplicationsInput,
} from "~/features/enrolment/applications/schema";
import { answerEnquiry, askQuestion } from "~/features/enrolment/enquiries/commands.server";
import { listEnquiries } from "~/features/enrolment/enquiries/queries.server";
import { getFamilyApplication } from "~/features/enrolment/links/queries.server";
import { changeEnrolmentSetting, setPriority } from "~/features/enrolment/settings/commands.server";
import type { Ctx } from "~/lib/context.server";
import { testContext, useDatabase, visitorOf } from "../database";
import {
  aFamilyApplication,
  anApplication,
  anApplyForm,
  aQuestion,
  aWish,
} from "../factories/enrolment.applications";
import { aCentre } from "../factories/centres";
import { aPhone, done } from "../factories/sequence";

useDatabase();

const list = async (ctx: Ctx, given: Record<string, string> = {}) =>
  (await listApplications(ctx, listApplicationsInput.parse(given))).rows;

/** The same centre on another day. */
const onDay = (ctx: Ctx, day: string) =>
  testContext({ centreId: ctx.centreId, now: new Date(`${day}T02:00:00Z`), userId: ctx.actor.id });

describe("applyForPlace", () => {
  it("puts a family on the list and gives it a page of its own", async () => {
    const { ctx } = await aCentre();
    const { token, applicationId } = await aFamilyApplication(ctx, { childName: "许知遥" });
    expect(await getFamilyApplication(visitorOf(ctx), { token })).toMatchObject({
      ...{ number: 1, state: "waiting", childName: "许知遥", offer: null },
    });
    const [row] = await list(ctx, { q: "xzy" });
    expect(row).toMatchObject({ id: applicationId, line: 1, points: 0, schedule: "full" });
    const { steps } = await getApplication(ctx, { applicationId });
    expect(steps).toMatchObject([{ step: "received", actorKind: "visitor", actorName: null }]);
  });

  it("takes a form once, however often it is sent", async () => {
    const { ctx } = await aCentre();
    const form = anApplyForm();
    const answers = await Promise.all([1, 2, 3].map(() => applyForPlace(visitorOf(ctx), form)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.filter((answer) => !answer.ok && answer.reason === "already_received")).toHaveLength(2); // prettier-ignore
    expect(await list(ctx)).toHaveLength(1);
  });

  it("thanks a machine and keeps nothing", async () => {
    const { ctx } = await aCentre();
    const sent = await applyForPlace(visitorOf(ctx), anApplyForm({ website: "http://x" }));
    expect(sent).toEqual({ ok: true, value: { token: null } });
    expect(await list(ctx)).toEqual([]);
  });

  it("counts with the notice in force only", async () => {
    const { ctx } = await aCentre();
    const text = { kind: "privacyNotice", zh: "新的告知", en: "A new notice" } as const;
    expect(await publishDocument(ctx, { ...text, version: 1, zh: "{{fee}}" })).toMatchObject({
      ...{ reason: "document_blank_unknown", field: "zh", detail: { names: "fee" } },
    });
    expect(done(await publishDocument(ctx, { ...text, version: 1 }))).toEqual({ version: 2 });
    expect(await publishDocument(ctx, { ...text, version: 1 })).toMatchObject({
      reason: "document_changed",
    });
    expect(await applyForPlace(visitorOf(ctx), anApplyForm())).toMatchObject({
      ...{ reason: "notice_changed", field: "noticeRead" },
    });
    done(await applyForPlace(visitorOf(ctx), anApplyForm({ noticeVersion: "2" })));
  });

  it.each([
    ["a closed list", { takesApplications: false }, {}, "applications_closed"],
    ["a child too young on the day", {}, { bornOn: "2026-11-01" }, "wish_too_young"],
    ["half a second guardian", {}, { secondName: "另一位" }, "second_guardian_half"],
    ["a week without a day", {}, { schedule: "mixed" as const }, "week_empty"],
  ])("refuses %s", async (_, setting, wish, reason) => {
    const { ctx } = await aCentre();
    const usual = { takesApplications: true, offerDays: 7, keepMonths: 6 };
    done(await changeEnrolmentSetting(ctx, { ...usual, ...setting }));
    expect(await applyForPlace(visitorOf(ctx), anApplyForm(wish))).toMatchObject({ reason });
    expect(await list(ctx)).toEqual([]);
  });
});

describe("an address", () => {
  it("sends thirty forms an hour and then has to wait; others do not", async () => {
    const waits = [];
    for (let sent = 0; sent < 31; sent += 1) waits.push(await takePublicSend("apply", "10.1.2.3"));
    expect(waits.slice(0, 30)).toEqual(Array.from({ length: 30 }, () => 0));
    expect(waits[30]).toBeGreaterThan(0);
    expect(await takePublicSend("apply", "10.1.2.4")).toBe(0);
    expect(await takePublicSend("ask", "10.1.2.3")).toBe(0);
  });
});

describe("the waiting list", () => {
  it("says every point, and puts the first who came before equals", async () => {
    const { ctx } = await aCentre();
    const early = onDay(ctx, "2026-08-20");
    await anApplication(early, { childName: "先来" });
    await anApplication(ctx, { childName: "后来" });
    await anApplication(ctx, { childName: "有哥哥", sibling: true, district: true });
    expect(
      (await list(ctx)).map(({ childName, points, line }) => [line, childName, points]),
    ).toEqual([
      [1, "有哥哥", 40],
      [2, "先来", 2],
      [3, "后来", 0],
    ]);
    const [first] = await list(ctx);
    expect(first?.parts).toEqual([
      { of: "sibling", points: 30 },
      { of: "district", points: 10 },
    ]);
  });

  it("follows the rule of the day", async () => {
    const { ctx } = await aCentre();
    await anApplication(ctx, { childName: "本区", district: true });
    await anApplication(ctx, { childName: "职工", staffChild: true });
    const points = { sibling: 0, staffChild: 0, district: 0, halfDay: 0, perMonth: 0 };
    done(await setPriority(ctx, { ...points, fromDay: "2026-12-01", district: 50 }));
    expect(await setPriority(ctx, { ...points, fromDay: "2026-11-11" })).toMatchObject({
      reason: "day_is_past",
    });
    const names = async (day: string) => (await list(onDay(ctx, day))).map((row) => row.childName);
    expect(await names("2026-11-30")).toEqual(["职工", "本区"]);
    expect(await names("2026-12-01")).toEqual(["本区", "职工"]);
  });

  it("numbers applications that come at once without a gap or a double", async () => {
    const { ctx } = await aCentre();
    await Promise.all(Array.from({ length: 12 }, () => enterApplication(ctx, aWish())));
    const numbers = (await list(ctx)).map(({ number }) => number).sort((a, b) => a - b);
    expect(numbers).toEqual(Array.from({ length: 12 }, (_, at) => at + 1));
  });

  it("shows another application from the same number", async () => {
    const { ctx } = await aCentre();
    const guardianPhone = aPhone();
    const one = await anApplication(ctx, { guardianPhone, childName: "老大" });
    await anApplication(ctx, { guardianPhone, childName: "老二" });
    expect((await getApplication(ctx, one)).alike).toMatchObject([{ childName: "老二" }]);
  });
});

describe("an application", () => {
  it("is corrected, and a form from an older state is refused with what stands now", async () => {
    const { ctx } = await aCentre();
    const { applicationId } = await anApplication(ctx, { childName: "旧名", sibling: "on" });
    const { fields } = await getApplication(ctx, { applicationId });
    const form = changeApplicationInput.parse({ ...fields, childName: "新名" });
    done(await changeApplication(onDay(ctx, "2026-11-13"), applicationId, form));
    expect(await changeApplication(ctx, applicationId, form)).toMatchObject({
      ...{ reason: "stale", current: { childName: "新名" } },
    });
    const [row] = await list(ctx);
    expect(row).toMatchObject({ childName: "新名", isToCheck: false });
  });

  it("ends, comes back with its first day, and never ends twice", async () => {
    const { ctx } = await aCentre();
    const { applicationId } = await anApplication(onDay(ctx, "2026-10-01"));
    const close = () => closeApplication(ctx, applicationId, { as: "refused", reason: "搬家" });
    done(await close());
    expect(await close()).toMatchObject({ reason: "application_over" });
    expect(await countApplications(ctx)).toEqual({ refused: 1 });
    done(await reopenApplication(ctx, applicationId));
    expect(await reopenApplication(ctx, applicationId)).toMatchObject({
      reason: "application_not_over",
    });
    expect(await list(ctx)).toMatchObject([{ cameOn: "2026-10-01", state: "waiting" }]);
    const { steps } = await getApplication(ctx, { applicationId });
    expect(steps.map(({ step, reason }) => [step, reason])).toEqual([
      ["received", ""],
      ["refused", "搬家"],
      ["reopened", ""],
    ]);
  });

  it("of another centre is not found", async () => {
    const { ctx } = await aCentre();
    const { applicationId, token } = await aFamilyApplication(ctx);
    const other = (await aCentre()).ctx;
    await expect(getApplication(other, { applicationId })).rejects.toMatchObject({ code: "not_found" }); // prettier-ignore
    await expect(getFamilyApplication(other, { token })).rejects.toMatchObject({
      code: "not_found",
    });
    await expect(reopenApplication(other, applicationId)).rejects.toMatchObject({ code: "not_found" }); // prettier-ignore
  });
});

describe("what came to nothing", () => {
  it("is erased six months after it ended; what waits stays", async () => {
    const { ctx } = await aCentre();
    const gone = await anApplication(ctx, { childName: "已退" });
    await anApplication(ctx, { childName: "还等" });
    done(await closeApplication(ctx, gone.applicationId, { as: "withdrawn", reason: "" }));
    await eraseApplications(onDay(ctx, "2027-05-11"));
    expect(await list(ctx, { state: "all" })).toHaveLength(2);
    await eraseApplications(onDay(ctx, "2027-05-13"));
    expect(await list(ctx, { state: "all" })).toMatchObject([{ childName: "还等" }]);
  });
});

describe("a question", () => {
  it("is kept, answered once, and erased in time", async () => {
    const { ctx } = await aCentre();
    done(await askQuestion(visitorOf(ctx), aQuestion()));
    done(await askQuestion(visitorOf(ctx), aQuestion({ website: "filled" })));
    const [asked, ...others] = await listEnquiries(ctx);
    expect(others).toEqual([]);
    const enquiryId = asked?.id ?? "";
    done(await answerEnquiry(ctx, { enquiryId }));
    expect(await answerEnquiry(ctx, { enquiryId })).toMatchObject({ reason: "not_found" });
    await eraseApplications(onDay(ctx, "2027-05-13"));
    expect(await listEnquiries(ctx)).toEqual([]);
  });
});
