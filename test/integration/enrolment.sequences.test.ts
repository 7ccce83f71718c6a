import fc from "fast-check";
import { expect, it } from "vitest";
import { schedules, type Schedule } from "~db/enums";
import { listHeldPlaces } from "~/features/centres/places/queries.server";
import { fullest, heldOn, limitOn, sweep } from "~/features/centres/places/rules";
import { listLicences } from "~/features/centres/queries.server";
import { admitChild, cancelChange, changePlace, withdrawChild } from "~/features/enrolment/commands.server"; // prettier-ignore
import {
  declineOffer,
  offerPlace,
  takeBackOffer,
} from "~/features/enrolment/offers/commands.server";
import { expire, offerNext } from "~/features/enrolment/offers/jobs.server";
import { listEnrolments } from "~/features/enrolment/queries.server";
import { addDays } from "~/lib/dates";
import { AppError } from "~/lib/errors";
import { testContext, useDatabase } from "../database";
import { accept, anApplication } from "../factories/enrolment.applications";
import { aCentre, aClass } from "../factories/centres";
import { aChild } from "../factories/children";

useDatabase();

const today = "2026-11-12";
const runs = Number(process.env.WENRUN_TEST_RUNS ?? "6");

const step = fc.record({
  does: fc.constantFrom(
    ...(["admit", "change", "end", "cancel", "apply", "offer", "offer"] as const),
    ...(["accept", "accept", "decline", "takeBack", "expire"] as const),
  ),
  schedule: fc.constantFrom<Schedule | "mixed">(...schedules, "mixed"),
  monday: fc.constantFrom("full" as const, "morning" as const, "none" as const),
  friday: fc.constantFrom("afternoon" as const, "full" as const),
  room: fc.nat({ max: 1 }),
  at: fc.nat({ max: 30 }),
  which: fc.nat(),
});
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;
const office = fc.array(step, { minLength: 2, maxLength: 6 });

const refusals = [
  ...["class_full", "centre_full", "no_place_free", "change_after_end", "change_before_start"],
  ...["already_withdrawn", "ends_before_start", "not_a_change", "change_has_begun"],
  ...["already_offered", "application_over", "no_open_offer", "offer_over"],
];

/** Some centre's day, told by eight offices, families and jobs at the same time. */
async function play(offices: Step[][]) {
  const { ctx } = await aCentre({ licensedPlaces: 5 });
  const rooms = [await aClass(ctx, { places: 3 }), await aClass(ctx, { places: 2 })];
  const places: string[] = [];
  const families: { applicationId: string; phone: string }[] = [];
  const offers: string[] = [];
  const one = <T>(all: readonly T[], which: number): T | undefined =>
    all[which % Math.max(1, all.length)];

  const run = async ({ does, room, at, which, ...week }: Step) => {
    const { classId } = rooms[room] ?? { classId: "" };
    const day = addDays(today, at);
    const enrolmentId = one(places, which);
    const family = one(families, which);
    if (does === "apply" || (does === "offer" && !family)) {
      families.push(await anApplication(ctx));
      return null;
    }
    if (does === "expire") {
      const later = testContext({ centreId: ctx.centreId, now: new Date(`${day}T02:00:00Z`) });
      await expire(later);
      const offerId = one(offers, which);
      if (offerId) await offerNext(later, { offerId });
      return null;
    }
    if (family && does === "offer") {
      const asked = { ...week, classId, startsOn: day, answerBy: today, offersNext: "on" };
      const made = await offerPlace(ctx, family.applicationId, asked);
      if (made.ok) offers.push(made.value.offerId);
      return made;
    }
    if (family && does === "accept") {
      const taken = await accept(ctx, family);
      if (taken.ok)
        places.push(...(await listEnrolments(ctx, taken.value)).map(({ id }) => id)); // prettier-ignore
      return taken;
    }
    if (family && does === "decline")
      return declineOffer(ctx, family.applicationId, { staysOnList: which % 2 === 0 });
    if (family && does === "takeBack") return takeBackOffer(ctx, family.applicationId);
    if (enrolmentId && does === "end")
      return withdrawChild(ctx, { enrolmentId, endsOn: day, reason: "" });
    if (enrolmentId && does === "cancel") return cancelChange(ctx, { enrolmentId });
    const { childId } = await aChild(ctx);
    const made =
      enrolmentId && does === "change"
        ? await changePlace(ctx, { ...week, enrolmentId, classId, fromDay: day })
        : await admitChild(ctx, { ...week, childId, classId, startsOn: day });
    if (made.ok) places.push(made.value.enrolmentId);
    return made;
  };

  await Promise.all(
    offices.map(async (steps) => {
      for (const each of steps) {
        const result = await run(each).catch((error: unknown) => {
          // another office has cancelled what this one was about to touch
          if (error instanceof AppError && error.code === "not_found") return null;
          throw error;
        });
        if (result && !result.ok) expect(refusals).toContain(result.reason);
      }
    }),
  );
  return { ctx, rooms };
}

it("whatever eight at once apply, offer, accept, change, leave and let expire, no limit is passed on any day; the sweep counts as the calendar does", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(office, { minLength: 8, maxLength: 8 }), async (offices) => {
      const { ctx, rooms } = await play(offices);
      const held = await listHeldPlaces(ctx, { from: "2026-01-01" });
      const licence = await listLicences(ctx);
      const spans = sweep(held, today);
      for (let at = 0; at < 70; at += 1) {
        const day = addDays(today, at);
        const all = heldOn(held, day);
        expect(fullest(all)).toBeLessThanOrEqual(limitOn(licence, day));
        rooms.forEach(({ classId }, room) => {
          const own = heldOn(held.filter((place) => place.classId === classId), day); // prettier-ignore
          expect(fullest(own)).toBeLessThanOrEqual(room === 0 ? 3 : 2);
        });
        expect(spans.findLast(({ from }) => from <= day)?.taken).toEqual(all);
      }
    }),
    { numRuns: runs },
  );
}, 900_000);
