import { describe, expect, it } from "vitest";
import { everyPlan, plansOfOften } from "./plans.server";

const times = (count: number, ask: (at: number) => boolean): boolean[] =>
  Array.from({ length: count }, (_, at) => ask(at));

describe("plans that are kept", () => {
  it("are those of statements that are sent often, from then on", () => {
    const plans = plansOfOften();
    const asked = times(40, () => plans.keeps("select $1", [1]));
    expect(asked.indexOf(true)).toBe(29);
    expect(asked.slice(29)).not.toContain(false);
    expect(plans.keeps("select $1, $2", [1, 2])).toBe(false);
  });

  it("are none of what holds no values: it is one message already", () => {
    const plans = plansOfOften();
    expect(times(100, () => plans.keeps("commit"))).not.toContain(true);
    expect(times(100, () => plans.keeps("begin", []))).not.toContain(true);
  });

  it("are of so many texts and no more, however many come by", () => {
    const plans = plansOfOften();
    const kept = times(1000, (at) =>
      times(30, () => plans.keeps(`text ${at}`, [1])).includes(true),
    );
    expect(kept.filter(Boolean)).toHaveLength(250);
    times(10_000, (at) => plans.keeps(`rare ${at}`, [1]));
    expect(plans.keeps("text 0", [1])).toBe(true);
  });

  it("are all of them for a load", () => {
    expect(everyPlan.keeps("select $1", [1])).toBe(true);
  });
});
