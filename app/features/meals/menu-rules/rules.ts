import { mealBands, type DishKind, type DishTexture, type Meal, type MealBand } from "~db/enums";
import type { Day } from "~/lib/dates";
import * as lines from "~/standards/menu-lines";
import { gramsOfFoods, isOil, nutrientOf, sodiumSaltOf, sugarEnergyOf } from "../amounts/rules";
import { factsOf, type Eaten } from "../foods/rules";
import { referenceOf, shareServed, type Portion } from "../nutrition/rules";
import { isInSeason } from "../rules";

/** A dish where it stands on a menu; `portions` is null where the dish has no grams for the band. */
export type RuledDish = {
  id: string;
  kind: DishKind;
  texture: DishTexture;
  meals: readonly Meal[];
  months: readonly number[];
  chokingNote: string;
  portions: readonly Portion[] | null;
};

export type RuledDay = {
  day: Day;
  isOpen: boolean;
  dishes: readonly (RuledDish & { meal: Meal })[];
};

/** A band's week as it stands; `served` are the meals that its targets stand for. */
export type RuledWeek = { band: MealBand; served: readonly Meal[]; days: readonly RuledDay[] };

/** What a centre may set: kinds of food, and how often a week a dish of a kind may come. */
export type MenuSettings = {
  kindsOfDay: number;
  kindsOfWeek: number;
  timesAWeek: Record<DishKind, number>;
};

const everyDay = 7;

/** Milk and a baby's dishes may come every day, plain staples and a fruit twice, anything else once. */
export const usualSettings: MenuSettings = {
  ...lines.varietyLines,
  timesAWeek: {
    ...{ breakfast: 1, staple: 2, mainMeat: 1, mainFish: 1, mainEggSoy: 1, vegetable: 1, soup: 1 },
    ...{ snackDairy: everyDay, snackFruit: 2, snackOther: 1 },
    ...{ infantPuree: everyDay, infantMash: everyDay },
  },
};

/** Whether a finding stops publishing. */
const stopping = {
  closedDay: true,
  notForBand: true,
  notForMeal: true,
  notUnderOne: true,
  milkAsDrink: true,
  chokingFood: true,
  texture: true,
  upperLevel: true,
  liver: false,
  season: false,
  twiceADay: false,
  repeated: false,
  kindsOfDay: false,
  kindsOfWeek: false,
  salt: false,
  oil: false,
  sugar: false,
} as const;
export type MenuRule = keyof typeof stopping;

/** `value` against `line` in the rule's own unit; what a finding is not about is null. */
export type Finding = {
  rule: MenuRule;
  stops: boolean;
  day: Day | null;
  meal: Meal | null;
  dishId: string | null;
  /** A code of the food table, the id of an own food, or a nutrient with an upper level. */
  of: string | null;
  value: number | null;
  line: number | null;
};

const finding = (rule: MenuRule, found: Partial<Finding>): Finding => ({
  ...{ rule, stops: stopping[rule], day: null, meal: null, dishId: null },
  ...{ of: null, value: null, line: null },
  ...found,
});

const foodsOf = (dish: RuledDish): readonly Eaten[] => dish.portions ?? [];

const isUnderThree = (band: MealBand) => mealBands.indexOf(band) < mealBands.indexOf("m36to47");

export const variesAt = (band: MealBand): boolean =>
  mealBands.indexOf(band) >= mealBands.indexOf(lines.variesFrom);

/** Oil, seasonings and water are no kinds of food. */
function countsAsKind(eaten: Eaten): boolean {
  const group = factsOf(eaten)?.group;
  return group !== undefined && group !== "oil" && group !== "seasoning";
}

/** The kinds of food among the portions, each by its code or id. */
export const kindsIn = (portions: readonly Eaten[]): string[] => [
  ...new Set(portions.filter(countsAsKind).map(({ food }) => food)),
];

/** With fewer than five open days the week's line shrinks with them, but not below the day's. */
export const kindsOfWeekLine = (settings: MenuSettings, openDays: number): number =>
  Math.max(settings.kindsOfDay, Math.ceil((settings.kindsOfWeek * Math.min(5, openDays)) / 5));

/** A mean day's lines for the part of the day that the meals stand for: grams of salt and oil, kcal of sugar. */
export function seasoningLinesOf(band: MealBand, served: readonly Meal[]) {
  const share = shareServed(served) / 100;
  const { salt, oil, sugar } = lines.seasoningLines[band];
  const energy = referenceOf(band, "energy") ?? 0;
  return { salt: salt * share, oil: oil * share, sugar: (energy * share * sugar) / 100 };
}

/** Salt as grams: what is added as salt, and what salted foods bring along, apart. */
export const saltOf = (portions: readonly Portion[]) => ({
  added: gramsOfFoods(portions, [lines.saltFood]),
  equivalent: sodiumSaltOf(portions),
});

const isCalled = ({ own }: Eaten, names: readonly string[]): boolean =>
  own !== undefined &&
  names.some((name) => `${own.nameZh} ${own.nameEn}`.toLowerCase().includes(name));

/** The table's foods are known by their codes, the centre's own by their group and name. */
export const isLiver = (eaten: Eaten): boolean =>
  lines.livers.includes(eaten.food) || isCalled(eaten, lines.liverNames);
const isNotUnderOne = (eaten: Eaten): boolean =>
  lines.notUnderOne.includes(eaten.food) ||
  eaten.own?.group === "seasoning" ||
  isCalled(eaten, lines.honeyNames);
const isMilk = ({ food, own }: Eaten): boolean =>
  lines.milkDrinks.includes(food) || own?.group === "dairy";
const isNut = ({ food, own }: Eaten): boolean =>
  lines.wholeNuts.includes(food) || own?.group === "nutSeed";

/** What a dish may never do for a band, wherever it stands: the assistant does not choose such a dish. */
export function dishFindings(dish: RuledDish, band: MealBand): Finding[] {
  if (dish.portions === null) return [finding("notForBand", { dishId: dish.id })];
  const at = { dishId: dish.id };
  const foods = foodsOf(dish);
  const found: Finding[] = [];
  if (band === "m6to11") {
    const barred = foods.filter(isNotUnderOne);
    found.push(...barred.map(({ food: of }) => finding("notUnderOne", { ...at, of })));
    const milk = dish.texture === "drink" ? foods.filter(isMilk) : [];
    found.push(...milk.map(({ food: of }) => finding("milkAsDrink", { ...at, of })));
  }
  // how a dish is cut, ground or softened for the younger stands in its note
  if (!dish.chokingNote.trim()) {
    const round = isUnderThree(band) ? lines.roundFoods : [];
    const choking = foods.filter((one) => isNut(one) || round.includes(one.food));
    found.push(...choking.map(({ food: of }) => finding("chokingFood", { ...at, of })));
    if (!lines.texturesOf[band].includes(dish.texture)) found.push(finding("texture", at));
  }
  return found;
}

function placeFindings(week: RuledWeek): Finding[] {
  return week.days.flatMap(({ day, isOpen, dishes }) =>
    dishes.flatMap((dish) => {
      const at = { day, meal: dish.meal, dishId: dish.id };
      return [
        ...(isOpen ? [] : [finding("closedDay", at)]),
        ...(dish.meals.includes(dish.meal) ? [] : [finding("notForMeal", at)]),
        ...(isInSeason(dish.months, day) ? [] : [finding("season", at)]),
        ...dishFindings(dish, week.band).map((one) => ({ ...one, ...at })),
      ];
    }),
  );
}

/** The day's findings: kinds of food, a dish that comes twice. */
function dayFindings(week: RuledWeek, settings: MenuSettings): Finding[] {
  return week.days.flatMap(({ day, dishes }) => {
    if (dishes.length === 0) return [];
    const found: Finding[] = [];
    const portions = dishes.flatMap((dish) => dish.portions ?? []);
    const kinds = kindsIn(portions).length;
    if (variesAt(week.band) && kinds < settings.kindsOfDay) {
      found.push(finding("kindsOfDay", { day, value: kinds, line: settings.kindsOfDay }));
    }
    const seen = new Set<string>();
    for (const { id: dishId, meal } of dishes) {
      if (seen.has(dishId)) found.push(finding("twiceADay", { day, meal, dishId }));
      seen.add(dishId);
    }
    return found;
  });
}

/** Sums of grams are compared with room for rounding. */
const isOver = (value: number, line: number) => value > line + 1e-6;

function weekFindings(week: RuledWeek, settings: MenuSettings): Finding[] {
  const found: Finding[] = [];
  const days = week.days.filter(({ dishes }) => dishes.length > 0);
  if (days.length === 0) return found;
  const placed = days.flatMap(({ day, dishes }) => dishes.map((dish) => ({ day, dish })));
  const portions = placed.flatMap(({ dish }) => dish.portions ?? []);
  const kinds = kindsIn(portions).length;
  const open = week.days.filter(({ isOpen }) => isOpen).length;
  const wanted = kindsOfWeekLine(settings, open);
  if (variesAt(week.band) && kinds < wanted) {
    found.push(finding("kindsOfWeek", { value: kinds, line: wanted }));
  }
  const times = new Map<string, number>();
  for (const { day, dish } of placed) {
    const n = (times.get(dish.id) ?? 0) + 1;
    times.set(dish.id, n);
    const line = settings.timesAWeek[dish.kind];
    if (n > line) {
      found.push(finding("repeated", { day, meal: dish.meal, dishId: dish.id, value: n, line }));
    }
  }
  const liver = placed.filter(({ dish }) => foodsOf(dish).some(isLiver));
  for (const { day, dish } of liver.slice(lines.liverDaysOfWeek)) {
    const at = { day, meal: dish.meal, dishId: dish.id };
    found.push(finding("liver", { ...at, value: liver.length, line: lines.liverDaysOfWeek }));
  }
  found.push(...meanFindings(week, portions, days.length));
  return found;
}

/** What the guidelines and the table of intakes give as a mean day of a longer time: salt, oil, sugar, upper levels. */
function meanFindings(week: RuledWeek, portions: readonly Portion[], days: number): Finding[] {
  const found: Finding[] = [];
  const line = seasoningLinesOf(week.band, week.served);
  const salt = saltOf(portions);
  const amounts = {
    salt: salt.added + salt.equivalent,
    oil: gramsOfFoods(portions, isOil),
    sugar: sugarEnergyOf(portions),
  };
  for (const rule of ["salt", "oil", "sugar"] as const) {
    // a baby's food has no salt and no sugar added: that is a rule of its dishes
    if (week.band === "m6to11" && rule !== "oil") continue;
    const value = amounts[rule] / days;
    if (isOver(value, line[rule])) found.push(finding(rule, { value, line: line[rule] }));
  }
  const uppers = lines.upperLevelsOf(week.band);
  for (const of of lines.limitedNutrients) {
    const value = limitedAmount(portions, of) / days;
    if (isOver(value, uppers[of])) {
      found.push(finding("upperLevel", { of, value, line: uppers[of] }));
    }
  }
  return found;
}

/** What counts against a nutrient's upper level. */
export const limitedAmount = (
  portions: readonly Portion[],
  nutrient: lines.LimitedNutrient,
): number =>
  nutrientOf(
    nutrient === "vitaminA"
      ? portions.filter((one) => lines.preformedGroups.includes(factsOf(one)?.group ?? ""))
      : portions,
    nutrient,
  );

/** Everything that a week's menu is told, by day and then for the week; `stops` keeps it from families. */
export const menuFindings = (
  week: RuledWeek,
  settings: MenuSettings = usualSettings,
): Finding[] => [
  ...placeFindings(week),
  ...dayFindings(week, settings),
  ...weekFindings(week, settings),
];
