import { mealAmounts, type MealAmount } from "~db/enums";

/** How much was eaten of single dishes, by their ids. */
export type DishAmounts = Readonly<Record<string, MealAmount>>;

const isLess = (one: MealAmount, other: MealAmount): boolean =>
  mealAmounts.indexOf(one) > mealAmounts.indexOf(other);

/**
 * The dishes of which a child ate another amount than of the whole meal. What was said of the child comes before
 * what was said of everybody, which only ever takes away: who ate little of the whole left no half of a dish.
 */
export function dishAmountsOf(
  amount: MealAmount | "",
  said: { written: DishAmounts; all: DishAmounts; own: DishAmounts | undefined },
  dishIds: readonly string[],
): DishAmounts {
  if (amount === "") return {};
  const amountOf = (id: string): MealAmount => {
    const { [id]: own } = said.own ?? {};
    const { [id]: all } = said.all;
    if (own) return own;
    return all && isLess(all, amount) ? all : (said.written[id] ?? amount);
  };
  return differing(amount, Object.fromEntries(dishIds.map((id) => [id, amountOf(id)])), dishIds);
}

/** Of these dishes those that differ from the whole. */
export const differing = (
  amount: MealAmount,
  dishes: DishAmounts | undefined,
  dishIds: readonly string[],
): DishAmounts =>
  Object.fromEntries(
    Object.entries(dishes ?? {}).filter(([id, one]) => one !== amount && dishIds.includes(id)),
  );

export const areSame = (one: DishAmounts, other: DishAmounts): boolean =>
  Object.keys(one).length === Object.keys(other).length &&
  Object.entries(one).every(([id, amount]) => other[id] === amount);
