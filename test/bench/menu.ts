import { mealBands } from "~db/enums";
import { proposeWeek } from "~/features/meals/assistant/queries.server";
import { gapOf, type Filled } from "~/features/meals/assistant/rules";
import { anOpenWeek, servedSets } from "../factories/meals.weeks";
import { rounded, type Figure } from "./measure";

/**
 * The whole starter library, every band, three, four and five meals: seconds to a first menu that keeps the
 * rules and to the end, the gap that is left, the bands that no menu meets, and the cost beside the search
 * without an optimiser (`ratio`: the optimiser's cost of that; a dearer one meets more bands).
 */
export async function menu(): Promise<Figure[]> {
  const figures: Figure[] = [];
  let peak = 0;
  for (const served of servedSets) {
    for (const band of mealBands) {
      const began = performance.now();
      const seconds = () => (performance.now() - began) / 1000;
      const heard: { filled: Filled; at: number }[] = [];
      const answer = await proposeWeek(anOpenWeek(band, served), {
        onFirst: (filled) => heard.push({ filled, at: seconds() }),
      });
      const proposal = answer?.proposal;
      const name = `${band} ${served.length} meals`;
      if (proposal?.state !== "filled") throw new Error(`${name}: ${proposal?.state}`);
      peak = Math.max(peak, answer?.megabytes ?? 0);
      const [first, last] = [heard.at(0), heard.at(-1)];
      const baseline = last?.filled.cost ?? 0;
      figures.push(
        { name: `${name}, first`, value: rounded(first?.at ?? Infinity), unit: "s" },
        { name: `${name}, end`, value: rounded(seconds()), unit: "s" },
        { name: `${name}, gap`, value: rounded(gapOf(proposal) * 100, 2), unit: "%" },
        { name: `${name}, unmet, searched`, value: last?.filled.unmet.length ?? NaN, unit: "" },
        {
          ...{ name: `${name}, unmet${proposal.isUnmetProven ? ", proven" : ""}`, unit: "" },
          value: proposal.unmet.length,
        },
        {
          ...{ name: `${name}, cost`, value: rounded(proposal.cost), unit: "fen" },
          ...{ floor: rounded(baseline), ratio: rounded(proposal.cost / baseline, 3) },
        },
      );
    }
  }
  figures.push({ name: "memory at the end, most", value: rounded(peak), unit: "MB" });
  return figures;
}
