import { describe, expect, it } from "vitest";
import { takeBackOffer } from "~/features/enrolment/offers/commands.server";
import { askQuestion, answerEnquiry } from "~/features/enrolment/enquiries/commands.server";
import { changePlace } from "~/features/enrolment/commands.server";
import { getHome } from "~/features/reports/home/queries.server";
import type { Ctx } from "~/lib/context.server";
import { useDatabase, visitorOf } from "../database";
import { aCentre, aClass } from "../factories/centres";
import { aChild } from "../factories/children";
import { anEnrolment } from "../factories/enrolment";
import { anApplication, anOffer, aQuestion } from "../factories/enrolment.applications";
import { done } from "../factories/sequence";

useDatabase();

/** The test's day is a Thursday, 12 November 2026. */
const ours = ["offers", "questions", "outgrowing"];
const linesOf = async (ctx: Ctx) =>
  (await getHome(ctx)).overdue.flatMap((one) =>
    ours.includes(one.kind) ? [`${one.kind} ${one.count}`] : [],
  );

describe("what is overdue at enrolment", () => {
  it("is nothing while families wait in line", async () => {
    const { ctx } = await aCentre();
    await aClass(ctx);
    await anApplication(ctx, { sibling: "on" });
    expect(await linesOf(ctx)).toEqual([]);
  });

  it("names questions without an answer until they have one", async () => {
    const { ctx } = await aCentre();
    const question = aQuestion();
    done(await askQuestion(visitorOf(ctx), question));
    done(await askQuestion(visitorOf(ctx), aQuestion()));
    expect(await linesOf(ctx)).toEqual(["questions 2"]);
    done(await answerEnquiry(ctx, { enquiryId: question.formId }));
    expect(await linesOf(ctx)).toEqual(["questions 1"]);
  });

  it("names open offers from two days before the last day for an answer", async () => {
    const { ctx } = await aCentre();
    const { classId } = await aClass(ctx);
    const { applicationId } = await anOffer(ctx, { classId, answerBy: "2026-11-14" });
    await anOffer(ctx, { classId, answerBy: "2026-11-15" });
    expect(await linesOf(ctx)).toEqual(["offers 1"]);
    done(await takeBackOffer(ctx, applicationId));
    expect(await linesOf(ctx)).toEqual([]);
  });

  it("names children who outgrow their class within four weeks, until the move is planned", async () => {
    const { ctx } = await aCentre();
    const infants = await aClass(ctx, { type: "infant", places: 5 });
    const toddlers = await aClass(ctx, { type: "toddler", places: 5 });
    const { childId } = await aChild(ctx, { name: "林一", bornOn: "2025-12-10" });
    const { enrolmentId } = await anEnrolment(ctx, { ...infants, childId });
    const later = await aChild(ctx, { bornOn: "2025-12-11" });
    await anEnrolment(ctx, { ...infants, childId: later.childId });
    expect((await getHome(ctx)).overdue).toContainEqual({
      ...{ kind: "outgrowing", count: 1, names: ["林一"] },
    });
    const move = { enrolmentId, ...toddlers, schedule: "full", fromDay: "2026-12-10" } as const;
    done(await changePlace(ctx, move));
    expect(await linesOf(ctx)).toEqual([]);
  });

  it("is told to those who may see to it", async () => {
    const { ctx } = await aCentre();
    done(await askQuestion(visitorOf(ctx), aQuestion()));
    const asTeacher = { ...ctx, actor: { ...ctx.actor, role: "teacher" as const } };
    expect(await linesOf(asTeacher)).toEqual([]);
  });
});
