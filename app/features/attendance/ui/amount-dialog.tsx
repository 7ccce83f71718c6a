import { useTranslation } from "react-i18next";
import { mealAmounts, type MealAmount } from "~db/enums";
import { Button } from "~/components/button";
import { Dialog } from "~/components/dialog";
import { Ring } from "~/components/ring";
import type { DishAmounts } from "../dish-amounts/rules";
import { quartersOf, stepDown, type ServedDish } from "../room/rules";
import { dishName } from "./dish-words";

/** A long press on a child: the amounts, one tap each; below, the dishes of which it ate otherwise. */
export function AmountDialog(props: {
  name: string | null;
  /** What stands now, of the whole and of dishes that differ from it. */
  amount: MealAmount | "";
  dishes: readonly ServedDish[];
  dishAmounts: DishAmounts;
  onClose: () => void;
  onAmount: (amount: MealAmount) => void;
  onDish: (dishId: string, amount: MealAmount) => void;
}) {
  const { t, i18n } = useTranslation(["attendance", "enums", "common"]);
  const { amount: whole } = props;
  return (
    <Dialog
      open={props.name !== null}
      onClose={props.onClose}
      title={t("meal.howMuch", { name: props.name ?? "" })}
      footer={<Button onClick={props.onClose}>{t("common:close")}</Button>}
    >
      <div className="grid gap-2">
        {mealAmounts.map((amount) => (
          <Button key={amount} onClick={() => props.onAmount(amount)}>
            <Ring quarters={quartersOf(amount)} size={22} />
            {t(`enums:mealAmount.${amount}`)}
          </Button>
        ))}
      </div>
      {whole !== "" && props.dishes.length > 0 ? (
        <section className="mt-4">
          <h3 className="field-label">{t("meal.dishApart")}</h3>
          <ul className="grid">
            {props.dishes.map((dish) => {
              const amount = props.dishAmounts[dish.id] ?? whole;
              const [name, word] = [dishName(dish, i18n.language), t(`enums:mealAmount.${amount}`)];
              return (
                <li key={dish.id} className="border-t border-line first:border-0">
                  <button
                    type="button"
                    className="meal-dish-row"
                    data-less={amount !== whole || undefined}
                    aria-label={t("meal.dishOf", { dish: name, amount: word })}
                    onClick={() => props.onDish(dish.id, stepDown(amount))}
                  >
                    <span className="mr-auto">{name}</span>
                    <Ring quarters={quartersOf(amount)} size={22} />
                    <span className="whitespace-nowrap">{word}</span>
                  </button>
                </li>
              );
            })}
          </ul>
        </section>
      ) : null}
    </Dialog>
  );
}
