import { useTranslation } from "react-i18next";
import { mealAmounts, type MealAmount } from "~db/enums";
import { Ring } from "~/components/ring";
import { Tag } from "~/components/tag";
import { useHydrated } from "~/lib/hydrated";
import type { DishAmounts } from "../dish-amounts/rules";
import { quartersOf, type ServedDish } from "../room/rules";
import { dishName } from "./dish-words";

/** What is on the table, with what somebody here must not eat; a tap says that nobody ate more of it. */
export function MealDishes(props: {
  dishes: readonly ServedDish[];
  alarms: ReadonlySet<string>;
  /** What was said of a dish for everybody. */
  amounts: DishAmounts;
  onStep: (dishId: string) => void;
}) {
  const { t, i18n } = useTranslation(["attendance", "enums"]);
  const hydrated = useHydrated();
  return (
    <section className="meal-strip" aria-label={t("meal.dishes")}>
      {props.dishes.length > 0 ? (
        <ul>
          {props.dishes.map((dish) => (
            <li key={dish.id}>
              {hydrated ? (
                <DishButton
                  name={dishName(dish, i18n.language)}
                  amount={props.amounts[dish.id] ?? "finished"}
                  onStep={() => props.onStep(dish.id)}
                />
              ) : (
                dishName(dish, i18n.language)
              )}
              {dish.allergens
                .filter((allergen) => props.alarms.has(allergen))
                .map((allergen) => (
                  <Tag key={allergen} tone="stop">
                    {t("meal.contains", { allergen: t(`enums:allergen.${allergen}`) })}
                  </Tag>
                ))}
            </li>
          ))}
        </ul>
      ) : (
        <p className="text-ink-2">{t("meal.noMenu")}</p>
      )}
      <p className="meal-steps">
        <span className="text-ink-3">{t("meal.how")}</span>
        {mealAmounts.map((amount) => (
          <span key={amount}>
            <Ring quarters={quartersOf(amount)} />
            {t(`enums:mealAmount.${amount}`)}
          </span>
        ))}
      </p>
    </section>
  );
}

function DishButton(props: { name: string; amount: MealAmount; onStep: () => void }) {
  const { t } = useTranslation(["attendance", "enums"]);
  const { name, amount } = props;
  const word = t(`enums:mealAmount.${amount}`);
  return (
    <button
      type="button"
      className="meal-dish"
      data-less={amount !== "finished" || undefined}
      aria-label={t("meal.dishOfAll", { dish: name, amount: word })}
      onClick={props.onStep}
    >
      {name}
      <Ring quarters={quartersOf(amount)} />
      {amount === "finished" ? null : word}
    </button>
  );
}
