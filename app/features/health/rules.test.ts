import { describe, expect, it } from "vitest";
import type { Posture, Sex } from "~db/enums";
import { growthTables, type GrowthIndicator } from "~/standards/growth";
import {
  comparableHeight,
  curveOf,
  exactMonths,
  findSlip,
  judge,
  levelOf,
  limitsAt,
  nutritionOf,
  sdScore,
  type GrowthLevel,
  type NutritionWord,
} from "./rules";

const rounded = (value: number | null | undefined, digits = 2) =>
  value === null || value === undefined ? value : Number(value.toFixed(digits));

describe("exactMonths", () => {
  it.each([
    ["2025-11-12", "2026-11-12", 12],
    ["2025-11-12", "2026-11-27", 12.49],
    ["2024-01-31", "2024-02-29", 1],
  ])("%s on %s: %s", (born, day, months) => {
    expect(rounded(exactMonths(born, day))).toBe(months);
  });
});

describe("limitsAt", () => {
  it.each<[GrowthIndicator, Sex, number, number]>([
    ["weightForAge", "male", 12, 10.1],
    ["heightForAge", "male", 12, 76.7],
    ["weightForAge", "female", 60, 18.4],
    ["heightForAge", "female", 60, 110.8],
  ])("%s of a %s at %i months: median %f", (indicator, sex, at, median) => {
    const limits = limitsAt(indicator, sex, at);
    expect(limits).toHaveLength(7);
    expect(limits?.[3]).toBe(median);
  });

  it("has −2 SD of a boy's weight at one year where it is published", () => {
    expect(limitsAt("weightForAge", "male", 12)?.[1]).toBe(8.2);
  });

  it("stands between two rows in proportion", () => {
    const [from, to] = [limitsAt("weightForAge", "male", 24), limitsAt("weightForAge", "male", 27)];
    const between = limitsAt("weightForAge", "male", 25.5)?.[3];
    expect(between).toBeCloseTo(((from?.[3] ?? 0) + (to?.[3] ?? 0)) / 2, 6);
  });

  it("does not shrink a child on the way to its second birthday", () => {
    const [at23, before, at24] = [23, 23.99, 24].map(
      (months) => limitsAt("heightForAge", "male", months)?.[3] ?? 0,
    );
    expect(rounded(before, 1)).toBe(rounded((at24 ?? 0) + 0.7, 1));
    expect(before).toBeGreaterThan(at23 ?? 0);
  });

  it("knows nothing outside the tables", () => {
    expect(limitsAt("weightForAge", "male", 82)).toBeNull();
    expect(limitsAt("weightForLength", "male", 44.9)).toBeNull();
    expect(limitsAt("headForAge", "female", 37)).toBeNull();
  });
});

describe("sdScore", () => {
  const columns = [-3, -2, -1, 0, 1, 2, 3];

  it("gives each limit of every table its own number", () => {
    for (const bySex of Object.values(growthTables)) {
      for (const [, ...limits] of [...bySex.male, ...bySex.female]) {
        expect(limits.map((limit) => rounded(sdScore(limits, limit), 6))).toEqual(columns);
      }
    }
  });

  it("goes on beyond the outermost limits", () => {
    const limits = [7, 8, 9, 10, 12, 14, 16];
    expect(sdScore(limits, 5)).toBe(-5);
    expect(sdScore(limits, 11)).toBe(0.5);
    expect(sdScore(limits, 20)).toBe(5);
  });
});

describe("comparableHeight", () => {
  it.each<[number, Posture, number, number]>([
    [80, "lying", 20, 80],
    [80, "standing", 20, 80.7],
    [88, "lying", 24, 87.3],
    [88, "standing", 30, 88],
  ])("%f cm %s at %i months counts as %f", (cm, posture, months, counts) => {
    expect(rounded(comparableHeight(cm, posture, months), 1)).toBe(counts);
  });
});

describe("levelOf", () => {
  it.each<[number, GrowthLevel]>([
    [-1.89, "low"],
    [-1.88, "lowerMiddle"],
    [-0.68, "lowerMiddle"],
    [-0.67, "middle"],
    [0.67, "middle"],
    [0.68, "upperMiddle"],
    [1.88, "upperMiddle"],
    [1.89, "high"],
  ])("%f is %s", (score, level) => {
    expect(levelOf(score)).toBe(level);
  });
});

describe("nutritionOf", () => {
  it.each<[number | null, number | null, number | null, NutritionWord[]]>([
    [-2, -2, -2, []],
    [0, 0, 0.99, []],
    [-2.01, 0, 0, ["underweight"]],
    [-3.01, -3.01, -3.01, ["severelyUnderweight", "severelyStunted", "severelyWasted"]],
    [0, -2.5, 0, ["stunted"]],
    [0, 0, -2.5, ["wasted"]],
    [1, 0, 1, ["overweight"]],
    [2, 0, 2, ["obese"]],
    [3, 0, 3, ["severelyObese"]],
    [2, null, null, []],
  ])("weight %s, height %s, build %s: %s", (weight, height, build, words) => {
    expect(nutritionOf({ weight, height, build })).toEqual(words);
  });
});

describe("judge", () => {
  const boy = { sex: "male", bornOn: "2025-11-12" } as const;
  const measuredOn = "2026-11-12";

  it("puts a boy of one year on the median in the middle", () => {
    const found = judge(boy, { measuredOn, weightKg: 10.1, heightCm: 76.7, posture: "lying" });
    expect(found.months).toBe(12);
    expect([found.scores.weight, found.scores.height]).toEqual([0, 0]);
    expect(found.levels).toEqual({ weight: "middle", height: "middle" });
    expect(found.nutrition).toEqual([]);
  });

  it("calls 8.1 kg at one year underweight, and takes half a measurement", () => {
    const found = judge(boy, { measuredOn, weightKg: 8.1, heightCm: null, posture: "lying" });
    expect(found.nutrition).toEqual(["underweight"]);
    expect(found.levels).toEqual({ weight: "low", height: null });
  });

  it("takes the body mass index where the height is off the table", () => {
    const girl = { sex: "female", bornOn: "2020-03-12" } as const;
    const tall = { measuredOn, weightKg: 40, heightCm: 131, posture: "standing" } as const;
    expect(judge(girl, tall).scores.build).toBeGreaterThan(2);
  });
});

describe("findSlip", () => {
  const child = { sex: "female", bornOn: "2024-05-12" } as const;
  const at = (measuredOn: string, weightKg: number | null, heightCm: number | null) =>
    ({ measuredOn, weightKg, heightCm, posture: "standing" }) as const;
  const last = at("2026-09-15", 12.6, 90.2);

  it.each([
    ["a usual autumn", at("2026-11-10", 13.2, 91.6), null],
    ["a digit too many", at("2026-11-10", 31.2, 91.6), "weight"],
    ["a lost kilo and a half", at("2026-11-10", 11.1, 91.6), "weight"],
    ["ten centimetres in two months", at("2026-11-10", 13.2, 100.2), "height"],
    ["shrunk by two", at("2026-11-10", 13.2, 88.2), "height"],
    ["only weight", at("2026-11-10", 13, null), null],
  ] as const)("%s", (_what, measured, slip) => {
    expect(findSlip(child, measured, last)).toBe(slip);
  });

  it("looks at the age alone the first time", () => {
    expect(findSlip(child, at("2026-11-10", 13, 91), null)).toBeNull();
    expect(findSlip(child, at("2026-11-10", 13, 41), null)).toBe("height");
  });
});

describe("curveOf", () => {
  it("carries the points on the bands and keeps room around them", () => {
    const points = [
      { at: 18.5, value: 82.9 },
      { at: 21.2, value: 86.1 },
    ];
    const { rows, ticks } = curveOf("heightForAge", "female", points, 21.2);
    expect([ticks[0], ticks.at(-1)]).toEqual([12, 30]);
    expect(rows.filter(({ value }) => value !== null).map(({ at }) => at)).toEqual([18.5, 21.2]);
    expect(rows.every(({ limits }) => limits.length === 7)).toBe(true);
  });

  it("ends where the standard ends", () => {
    const { rows } = curveOf("weightForAge", "male", [{ at: 80, value: 22 }], 82);
    expect(rows.at(-1)?.at).toBe(81);
  });
});
