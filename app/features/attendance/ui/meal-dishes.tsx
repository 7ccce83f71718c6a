import { useTranslation } from "react-i18next";
import { mealAmounts } from "~db/enums";
import { Ring } from "~/components/ring";
import { Tag } from "~/components/tag";
import { quartersOf, type ServedDish } from "../room/rules";

export type Dish = ServedDish & { id: string };

/** What is on the table, with what somebody here must not eat; and what a tap does. */
export function MealDishes(props: { dishes: readonly Dish[]; alarms: ReadonlySet<string> }) {
  const { t, i18n } = useTranslation(["attendance", "enums"]);
  return (
    <section className="meal-strip" aria-label={t("meal.dishes")}>
      {props.dishes.length > 0 ? (
        <ul>
          {props.dishes.map((dish) => (
            <li key={dish.id}>
              {i18n.language === "en" ? dish.nameEn : dish.nameZh}
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
