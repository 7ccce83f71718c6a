import { describe, expect, it } from "vitest";
import {
  fillingLimit,
  getMenuProblem,
  proposeWeek,
} from "~/features/meals/assistant/queries.server";
import { gapOf, prepare, type Filled } from "~/features/meals/assistant/rules";
import { firstMenu } from "~/features/meals/first-menu/rules";
import { writeProposal } from "~/features/meals/assistant/commands.server";
import { planDish, removeDish } from "~/features/meals/commands.server";
import { getMenuWeek } from "~/features/meals/weeks/queries.server";
import { addDays } from "~/lib/dates";
import { ownerSql, useDatabase } from "../database";
import { aCentre } from "../factories/centres";
import { aShownWeek, dishesOf } from "../factories/meals";
import { done } from "../factories/sequence";
import { anOpenWeek, aRandomWeek, faultsOf, servedSets } from "../factories/meals.weeks";

useDatabase();

/** `npm run proof -- menu` runs fifty. */
const runs = Number(process.env.WENRUN_TEST_MENUS ?? 3);
/** The proof has the time that a cook has; beside other tests the solver may take longer. */
const limit = runs > 3 ? fillingLimit : 150;
const timeout = 300_000;

describe("proposeWeek", () => {
  it.each(Array.from({ length: runs }, (_, at) => at))(
    "fills random week %i by the rules, or proves that it cannot be filled",
    async (seed) => {
      const problem = aRandomWeek(seed);
      const began = performance.now();
      const heard: Filled[] = [];
      const answer = await proposeWeek(problem, { onFirst: (filled) => heard.push(filled) }, limit);
      const proposal = answer?.proposal;
      const seconds = ((performance.now() - began) / 1000).toFixed(1);
      const named = `${seed} ${problem.band} ${problem.served.length} meals ${problem.locked.length} locked`;
      for (const filled of heard) expect(faultsOf(problem, filled)).toEqual([]);
      if (proposal?.state === "impossible") {
        // two independent ways: the search has found no menu either, and some rule is named
        expect(heard).toEqual([]);
        expect(proposal.conflicts.length).toBeGreaterThan(0);
        const words = proposal.conflicts.map(({ rule, of }) => `${rule} ${of ?? ""}`).join(", ");
        console.info(`${named}: impossible, ${words}; ${seconds} s`);
        return;
      }
      if (proposal?.state !== "filled") throw new Error(`${named}: ${proposal?.state}`);
      expect(faultsOf(problem, proposal)).toEqual([]);
      const { score } = firstMenu(prepare(problem));
      const [broken, unmet, , cost] = score;
      if (broken === 0 && proposal.isUnmetProven) {
        expect(unmet).toBeGreaterThanOrEqual(proposal.unmet.length);
        if (proposal.unmet.length === 0 && unmet === 0) {
          expect(cost).toBeGreaterThanOrEqual(proposal.costBound - 1e-6);
        }
      }
      const gap = (gapOf(proposal) * 100).toFixed(2);
      console.info(
        `${named}: ${proposal.unmet.length} unmet, ${(proposal.cost / 100).toFixed(2)} yuan, gap ${gap} %, ${seconds} s`,
      );
    },
    timeout,
  );

  it(
    "ends with the one who asked",
    async () => {
      const [, , whole = []] = servedSets;
      const asked = new AbortController();
      const answer = proposeWeek(anOpenWeek("m48to71", whole), {
        signal: asked.signal,
        onStep: () => asked.abort(),
      });
      expect(await answer).toBeNull();
      expect(await proposeWeek(anOpenWeek("m48to71", whole), { signal: asked.signal })).toBeNull();
    },
    timeout,
  );
});

describe("writeProposal", () => {
  const band = "m24to35";
  const week = "2026-11-09";
  const lunch = { band, day: week, meal: "lunch" } as const;

  it("fills what is free of a centre's own week, once, and leaves what is planned", async () => {
    const { ctx } = await aCentre();
    const ids = await dishesOf(ctx);
    const id = (code: string) => ids.get(code) ?? "";
    done(await planDish(ctx, { ...lunch, dishId: id("STP01") }));
    const problem = await getMenuProblem(ctx, { band, week });
    expect(problem.locked).toEqual([{ day: week, meal: "lunch", dishId: id("STP01") }]);
    expect(problem.served).toEqual(["morningSnack", "lunch", "afternoonSnack"]);
    const cells = ["STP02", "EGS01", "SOU01"].map((code) => ({
      ...{ day: week, meal: "lunch" as const, dishId: id(code) },
    }));
    // the staple's place is taken, and the other two are free
    expect(done(await writeProposal(ctx, { band, week, cells })).cells).toHaveLength(2);
    const menu = await getMenuWeek(ctx, { band, week });
    const planned = menu.days[0]?.meals.find(({ meal }) => meal === "lunch")?.dishes ?? [];
    expect(planned.map((dish) => dish.id)).toEqual([id("STP01"), id("EGS01"), id("SOU01")]);
    expect(await writeProposal(ctx, { band, week, cells })).toMatchObject({
      reason: "nothing_to_fill",
    });
    const audit = await ownerSql()`select 1 from audit_entry
      where centre_id = ${ctx.centreId} and capability = 'meals.menu.plan'`;
    expect(audit.length).toBeGreaterThanOrEqual(2);
  });

  it("refuses a published week, a closed day, and a dish that is not for the band or the meal", async () => {
    const { ctx } = await aCentre();
    const ids = await dishesOf(ctx);
    const id = (code: string) => ids.get(code) ?? "";
    const write = (cell: { day?: string; dishId: string }) =>
      writeProposal(ctx, { band, week, cells: [{ ...lunch, ...cell }] });
    expect(await write({ dishId: id("PUR01") })).toMatchObject({ reason: "dish_not_for_band" });
    expect(await write({ dishId: id("FRT01") })).toMatchObject({ reason: "dish_not_for_meal" });
    expect(await write({ day: addDays(week, 5), dishId: id("STP01") })).toMatchObject({
      reason: "menu_closed_day",
    });
    done(await planDish(ctx, { ...lunch, dishId: id("STP01") }));
    await aShownWeek(ctx, { band, week });
    done(await removeDish(ctx, { ...lunch, dishId: id("STP01"), reason: "米没有送到" }));
    expect(await write({ dishId: id("STP01") })).toMatchObject({ reason: "menu_is_published" });
  });
});
