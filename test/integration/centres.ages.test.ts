import { describe, expect, it } from "vitest";
import { changeAges } from "~/features/centres/ages/commands.server";
import { getAges } from "~/features/centres/ages/queries.server";
import { admitChild, changePlace } from "~/features/enrolment/commands.server";
import { listOutgrowing } from "~/features/enrolment/moves/queries.server";
import type { Ctx } from "~/lib/context.server";
import { useDatabase } from "../database";
import { aCentre, aClass } from "../factories/centres";
import { aChild } from "../factories/children";
import { anEnrolment } from "../factories/enrolment";
import { done } from "../factories/sequence";

useDatabase();

const startsOn = "2026-11-12";
/** Three since October: after 1 September. */
const bornOn = "2023-10-10";

const outgrowing = async (ctx: Ctx) =>
  (await listOutgrowing(ctx, { weeks: 26 })).map(({ day }) => day);

describe("a child that turns three after 1 September", () => {
  it("stays with the older toddlers where the centre keeps it, and is too old where not", async () => {
    const { ctx } = await aCentre();
    const { classId } = await aClass(ctx);
    const ask = async () =>
      admitChild(ctx, {
        ...{
          classId,
          schedule: "full",
          startsOn,
          childId: (await aChild(ctx, { bornOn })).childId,
        },
      });
    expect(await getAges(ctx)).toEqual({ graceDays: 31, keepsThreeYearOlds: true });
    done(await ask());
    expect(await outgrowing(ctx)).toEqual([]);
    done(await changeAges(ctx, { graceDays: 31, keepsThreeYearOlds: false }));
    expect(await ask()).toMatchObject({ reason: "wrong_age", detail: { verdict: "too_old" } });
    expect(await outgrowing(ctx)).toEqual([startsOn]);
  });
});

describe("the grace of a class that is outgrown", () => {
  it.each([
    [31, []],
    [14, ["2026-12-01"]],
    [0, ["2026-12-01"]],
  ])("of %i days", async (graceDays, named) => {
    const { ctx } = await aCentre();
    const { classId } = await aClass(ctx, { type: "toddler", places: 10 });
    const next = await aClass(ctx);
    const { childId } = await aChild(ctx, { bornOn: "2024-12-01" });
    const { enrolmentId } = await anEnrolment(ctx, { classId, childId });
    done(await changeAges(ctx, { graceDays, keepsThreeYearOlds: true }));
    const move = { enrolmentId, ...next, schedule: "full", fromDay: "2026-12-21" } as const;
    done(await changePlace(ctx, move));
    expect(await outgrowing(ctx)).toEqual(named);
  });
});
