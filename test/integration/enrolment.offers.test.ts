import { sql } from "drizzle-orm";
import { afterEach, describe, expect, it } from "vitest";
import { hasAccount } from "~/features/accounts/queries.server";
import { publishDocument } from "~/features/centres/documents/commands.server";
import { listHeldPlaces } from "~/features/centres/places/queries.server";
import { listConsents } from "~/features/children/consents/queries.server";
import { getChild } from "~/features/children/queries.server";
import { acceptOffer } from "~/features/enrolment/acceptance/commands.server";
import { getAgreement, listAgreements } from "~/features/enrolment/agreements/queries.server";
import { getApplication } from "~/features/enrolment/applications/queries.server";
import { admitChild } from "~/features/enrolment/commands.server";
import { getFamilyApplication } from "~/features/enrolment/links/queries.server";
import {
  declineOffer,
  offerPlace,
  takeBackOffer,
} from "~/features/enrolment/offers/commands.server";
import { expire, offerNext } from "~/features/enrolment/offers/jobs.server";
import { listOfferChoices } from "~/features/enrolment/offers/queries.server";
import { listEnrolments } from "~/features/enrolment/queries.server";
import type { Ctx } from "~/lib/context.server";
import { resetClock, setClock } from "~/lib/clock";
import { sqlState } from "~/lib/db.server";
import { newId } from "~/lib/id";
import { everyDay } from "~/lib/week-pattern";
import { runDailyJobs } from "~/jobs/daily.server";
import { deliverNext, fanOut } from "~/jobs/deliveries.server";
import { jobs } from "~/jobs/registry.server";
import { testContext, useDatabase, visitorOf } from "../database";
import {
  accept,
  aFamilyApplication,
  aGoodPassword,
  anApplication,
  anOffer,
} from "../factories/enrolment.applications";
import { aCentre, aClass } from "../factories/centres";
import { aChild } from "../factories/children";
import { anEnrolment } from "../factories/enrolment";
import { done } from "../factories/sequence";

useDatabase();
afterEach(resetClock);

const startsOn = "2027-03-01";

const stateOf = async (ctx: Ctx, applicationId: string) =>
  (await getApplication(ctx, { applicationId })).state;

const onDay = (ctx: Ctx, day: string) =>
  testContext({ centreId: ctx.centreId, now: new Date(`${day}T02:00:00Z`), userId: ctx.actor.id });

async function aSmallClass(places = 1) {
  const { ctx } = await aCentre();
  return { ctx, ...(await aClass(ctx, { places })) };
}

describe("offerPlace", () => {
  it("holds the place from the moment it is offered", async () => {
    const { ctx, classId } = await aSmallClass();
    await anOffer(ctx, { classId });
    expect(await listHeldPlaces(ctx, { from: startsOn })).toMatchObject([{ startsOn }]);
    const { childId } = await aChild(ctx);
    const admit = () => admitChild(ctx, { childId, classId, schedule: "full", startsOn });
    expect(await admit()).toMatchObject({ reason: "class_full", detail: { taken: 1, places: 1 } });
    const { applicationId } = await anApplication(ctx);
    const again = { classId, schedule: "full", startsOn, answerBy: "2026-11-19" } as const;
    expect(await offerPlace(ctx, applicationId, again)).toMatchObject({ reason: "class_full" });
  });

  it.each([
    ["an answer that is due yesterday", { answerBy: "2026-11-11" }, "day_is_past"],
    ["an answer after the first day", { answerBy: "2027-03-02", startsOn: "2027-01-01" }, "answer_too_far"], // prettier-ignore
    ["an answer due once the place has begun", { startsOn: "2026-11-15" }, "answer_after_start"],
    ["a first day that is past", { startsOn: "2026-11-01" }, "day_is_past"],
    ["a week without a day", { schedule: "mixed" as const }, "week_empty"],
  ])("refuses %s", async (_, given, reason) => {
    const { ctx, classId } = await aSmallClass();
    const { applicationId } = await anApplication(ctx);
    const usual = { classId, schedule: "full", startsOn, answerBy: "2026-11-19" } as const;
    const answer = await offerPlace(ctx, applicationId, { ...usual, ...given });
    expect(answer).toMatchObject({ reason });
    expect(await stateOf(ctx, applicationId)).toBe("waiting");
  });

  it("refuses a second offer, and an age outside the class", async () => {
    const { ctx, classId } = await aSmallClass(5);
    const { applicationId } = await anOffer(ctx, { classId });
    const asked = { classId, schedule: "full", startsOn, answerBy: "2026-11-19" } as const;
    expect(await offerPlace(ctx, applicationId, asked)).toMatchObject({
      reason: "already_offered",
    });
    const baby = await anApplication(ctx, { bornOn: "2026-06-01" });
    expect(await offerPlace(ctx, baby.applicationId, asked)).toMatchObject({ reason: "wrong_age" });
  });

  it("names the classes that fit, with the first day that works", async () => {
    const { ctx, classId } = await aSmallClass();
    const { enrolmentId } = await anEnrolment(ctx, { classId });
    await ctx.tx((tx) => tx.execute(sql`select write_enrolment(${enrolmentId}, child_id, class_id, pattern, starts_on, '2027-04-01', null, null, null, '', '2026-11-12') from enrolment where centre_id = ${ctx.centreId}`)); // prettier-ignore
    await aClass(ctx, { type: "infant", places: 5 });
    const wish = { bornOn: "2024-05-12", startsOn, pattern: everyDay("full") };
    expect(await listOfferChoices(ctx, wish)).toMatchObject([
      { id: classId, isFree: false, freeFrom: "2027-04-01" },
    ]);
  });

  it("is written through the database's own function alone", async () => {
    const { ctx, classId } = await aSmallClass();
    const { applicationId, offerId } = await anOffer(ctx, { classId });
    const said = (statement: ReturnType<typeof sql>) =>
      ctx
        .tx((tx) => tx.execute(statement), "alone")
        .then(
          () => "done",
          (error: unknown) => sqlState(error),
        );
    expect(await said(sql`update offer set state = 'open' where centre_id = ${ctx.centreId}`)).toBe("42501"); // prettier-ignore
    expect(await said(sql`insert into offer (centre_id, id, application_id, class_id, pattern, starts_on, answer_by, offers_next, created_at) values (${ctx.centreId}, ${newId()}, ${applicationId}, ${classId}, 1023, ${startsOn}, ${startsOn}, false, '2026-11-12')`)).toBe("42501"); // prettier-ignore
    const other = await anApplication(ctx);
    expect(await said(sql`select write_offer(${newId()}, ${other.applicationId}, ${classId}, 1023, ${startsOn}, ${startsOn}, false, '2026-11-12')`)).toBe("WR001"); // prettier-ignore
    expect(await said(sql`select close_offer(${offerId}, 'open', '2026-11-12')`)).toBe("done");
    expect(await stateOf(ctx, applicationId)).toBe("offered");
    expect(await listHeldPlaces(ctx, { from: startsOn })).toHaveLength(1);
  });
});

describe("acceptOffer", () => {
  it("makes the child, its place, the agreement, the consent and the guardian's account", async () => {
    const { ctx, classId } = await aSmallClass();
    const second = { secondName: "孩子爸爸", secondPhone: "19912345678", secondRelation: "father" } as const; // prettier-ignore
    const { applicationId, phone, token } = await aFamilyApplication(ctx, second);
    await anOffer(ctx, { classId, applicationId });
    const page = await getFamilyApplication(visitorOf(ctx), { token });
    expect(page.offer).toMatchObject({ startsOn, hasAccount: false, isOver: false });
    expect(page.offer?.agreement.text).not.toContain("{{");
    const { childId, guardianIds, invitations } = done(await accept(ctx, { applicationId, phone }));
    expect(guardianIds).toHaveLength(2);
    expect(invitations).toMatchObject([{ name: "孩子爸爸" }]);
    expect(await listEnrolments(ctx, { childId })).toMatchObject([{ classId, startsOn }]);
    expect(await listHeldPlaces(ctx, { from: startsOn })).toHaveLength(1);
    expect(await listConsents(ctx, childId)).toMatchObject([
      { kind: "enrolmentPrivacy", state: "granted" },
    ]);
    const [agreed] = await listAgreements(ctx, { childId });
    expect(agreed).toMatchObject({ number: "2027-0001", version: 1 });
    const { text } = await getAgreement(ctx, { agreementId: agreed?.id ?? "" });
    expect(text).toBe(page.offer?.agreement.text);
    expect(await hasAccount(phone)).toBe(true);
    const { state, steps } = await getApplication(ctx, { applicationId });
    expect([state, ...steps.map(({ step }) => step)]).toEqual([
      ...["enrolled", "received", "offered", "accepted"],
    ]);
    expect((await getChild(ctx, { childId })).guardians).toHaveLength(2);
  });

  it("refuses another number, an agreement that changed, an offer that is over or gone", async () => {
    const { ctx, classId } = await aSmallClass();
    const { applicationId, phone } = await aFamilyApplication(ctx);
    expect(await accept(ctx, { applicationId, phone })).toMatchObject({ reason: "no_open_offer" });
    await anOffer(ctx, { classId, applicationId });
    const of = { applicationId, phone };
    expect(await accept(ctx, { ...of, phone: "19900000099" })).toMatchObject({
      ...{ reason: "phone_not_of_application", field: "phone" },
    });
    expect(await accept(ctx, { ...of, password: "1234567890" })).toMatchObject({
      ...{ reason: "password_weak", field: "password" },
    });
    expect(await accept(onDay(ctx, "2026-11-20"), of)).toMatchObject({ reason: "offer_over" });
    const text = { zh: "新协议", en: "A new agreement" };
    done(await publishDocument(ctx, { kind: "agreement", version: 1, ...text }));
    expect(await accept(ctx, of)).toMatchObject({ reason: "agreement_changed" });
    expect(await stateOf(ctx, applicationId)).toBe("offered");
    done(await takeBackOffer(ctx, applicationId));
    expect(await accept(ctx, of)).toMatchObject({ reason: "no_open_offer" });
  });

  it("asks a guardian who has an account for its own password", async () => {
    const { ctx, classId } = await aSmallClass(3);
    const first = await aFamilyApplication(ctx);
    await anOffer(ctx, { classId, applicationId: first.applicationId });
    const { userId } = done(await accept(ctx, first));
    const guardianPhone = first.phone;
    const next = await aFamilyApplication(ctx, { guardianPhone, guardianName: "改了名的家长" });
    await anOffer(ctx, { classId, applicationId: next.applicationId });
    expect(await accept(ctx, { ...next, password: "some-other-password" })).toMatchObject({
      ...{ reason: "wrong_account_password", field: "password" },
    });
    expect(done(await accept(ctx, { ...next, password: aGoodPassword })).userId).toBe(userId);
  });

  it("finds the record of a child that was here before", async () => {
    const { ctx, classId } = await aSmallClass(2);
    const known = { childName: "回来的孩子", guardianName: "老家长", guardianPhone: "19911112222" };
    const { childId } = await aChild(ctx, {
      ...{ name: known.childName, guardianName: known.guardianName },
      guardianPhone: known.guardianPhone,
    });
    const { applicationId, phone } = await aFamilyApplication(ctx, known);
    await anOffer(ctx, { classId, applicationId });
    expect(done(await accept(ctx, { applicationId, phone })).childId).toBe(childId);
  });

  it("happens once, however many devices press at the same time", async () => {
    const { ctx, classId } = await aSmallClass();
    const { applicationId, phone } = await aFamilyApplication(ctx);
    await anOffer(ctx, { classId, applicationId });
    const answers = await Promise.all(
      [1, 2, 3, 4].map(() => accept(ctx, { applicationId, phone })),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    for (const answer of answers) if (!answer.ok) expect(answer.reason).toBe("no_open_offer");
    expect(await listHeldPlaces(ctx, { from: startsOn })).toHaveLength(1);
  });
});

describe("an offer that is not taken", () => {
  it("frees its place; the family may stay on the list", async () => {
    const { ctx, classId } = await aSmallClass(2);
    const [stays, goes] = [await anOffer(ctx, { classId }), await anOffer(ctx, { classId })];
    done(await declineOffer(visitorOf(ctx), stays.applicationId, { staysOnList: true }));
    done(await declineOffer(visitorOf(ctx), goes.applicationId, { staysOnList: false }));
    expect(await declineOffer(ctx, goes.applicationId, { staysOnList: false })).toMatchObject({
      reason: "no_open_offer",
    });
    expect(await stateOf(ctx, stays.applicationId)).toBe("waiting");
    expect(await stateOf(ctx, goes.applicationId)).toBe("declined");
    expect(await listHeldPlaces(ctx, { from: startsOn })).toEqual([]);
  });

  it("expires after its last day, and is offered to the next whom it suits", async () => {
    const { ctx, classId } = await aSmallClass();
    const first = await anOffer(ctx, { classId, offersNext: "on" });
    const tooYoung = await anApplication(ctx, { bornOn: "2026-03-01", sibling: true });
    const morning = await anApplication(ctx, { schedule: "morning", wantedFrom: startsOn });
    await anApplication(ctx);
    await expire(onDay(ctx, "2026-11-19"));
    expect(await stateOf(ctx, first.applicationId)).toBe("offered");
    const after = onDay(ctx, "2026-11-20");
    await expire(after);
    await offerNext(after, first);
    expect(await stateOf(ctx, first.applicationId)).toBe("lapsed");
    expect(await stateOf(ctx, tooYoung.applicationId)).toBe("waiting");
    const next = await getApplication(ctx, morning);
    expect(next).toMatchObject({ state: "offered", startsOn, answerBy: "2026-11-27" });
    await offerNext(after, first);
    expect(await listHeldPlaces(ctx, { from: startsOn })).toMatchObject([
      { pattern: everyDay("morning") },
    ]);
  });

  it("is freed and offered on by the worker alone", async () => {
    const { ctx, classId } = await aSmallClass();
    const first = await anOffer(ctx, { classId, offersNext: "on" });
    const next = await anApplication(ctx);
    setClock(new Date("2026-11-20T00:05:00+08:00"));
    const daily = jobs.daily.filter(({ name }) => name === "enrolment.expireOffers");
    await runDailyJobs({ handlers: [], shared: [], daily }, () => false);
    await fanOut(jobs.handlers);
    while (await deliverNext(jobs.handlers)) continue;
    expect(await stateOf(ctx, first.applicationId)).toBe("lapsed");
    const { state, steps } = await getApplication(ctx, next);
    expect(state).toBe("offered");
    expect(steps.at(-1)).toMatchObject({ step: "offered", actorKind: "job", actorName: null });
  });

  it("goes to nobody when the director did not ask for it, or took it back", async () => {
    const { ctx, classId } = await aSmallClass();
    const other = await anApplication(ctx);
    const first = await anOffer(ctx, { classId });
    done(await declineOffer(ctx, first.applicationId, { staysOnList: false }));
    await offerNext(ctx, first);
    const second = await anOffer(ctx, { classId, offersNext: "on" });
    done(await takeBackOffer(ctx, second.applicationId));
    await offerNext(ctx, second);
    expect(await stateOf(ctx, other.applicationId)).toBe("waiting");
  });
});

/** Two hundred of them in the proof, fewer where every minute counts. */
const asking = process.env.WENRUN_TEST_RUNS ? 200 : 60;

describe(`${asking} families at once`, () => {
  it("accept the last sixteen places: sixteen have one, the others are told why not", async () => {
    const { ctx } = await aCentre({ licensedPlaces: 20 });
    const { classId } = await aClass(ctx, { places: 20 });
    for (let at = 0; at < 4; at += 1) await anEnrolment(ctx, { classId });
    const families = [];
    for (let at = 0; at < asking; at += 1) families.push(await anApplication(ctx));
    const answers = await Promise.all(
      families.map(async (family) => {
        const asked = { classId, schedule: "full", startsOn, answerBy: "2026-11-19" } as const;
        const offered = await offerPlace(ctx, family.applicationId, asked);
        return offered.ok
          ? accept(ctx, family)
          : // whoever has no offer presses all the same
            accept(ctx, family).then((answer) => ({ ...answer, offered }));
      }),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(16);
    const refused = answers.flatMap((answer) => (answer.ok ? [] : [answer]));
    expect(refused).toHaveLength(asking - 16);
    for (const answer of refused) {
      expect(answer).toMatchObject({ reason: "no_open_offer", offered: { reason: "class_full" } });
    }
    const held = await listHeldPlaces(ctx, { from: startsOn });
    expect(held).toHaveLength(20);
  }, 120_000);
});

it("an acceptance by a stranger without the application is not found", async () => {
  const { ctx } = await aCentre();
  const stranger = { phone: "19900000001", password: aGoodPassword, agreementVersion: "1" };
  await expect(
    acceptOffer(visitorOf(ctx), newId(), { ...stranger, agreementRead: true }),
  ).rejects.toMatchObject({ code: "not_found" });
});
