import { useTranslation } from "react-i18next";
import { mealAmounts, type MealAmount } from "~db/enums";
import { Button } from "~/components/button";
import { Dialog } from "~/components/dialog";
import { Ring } from "~/components/ring";
import { quartersOf } from "../room/rules";

/** A long press on a child: the amounts, one tap each. */
export function AmountDialog(props: {
  name: string | null;
  onClose: () => void;
  onAmount: (amount: MealAmount) => void;
}) {
  const { t } = useTranslation(["attendance", "enums"]);
  return (
    <Dialog
      open={props.name !== null}
      onClose={props.onClose}
      title={t("meal.howMuch", { name: props.name ?? "" })}
    >
      <div className="grid gap-2">
        {mealAmounts.map((amount) => (
          <Button key={amount} onClick={() => props.onAmount(amount)}>
            <Ring quarters={quartersOf(amount)} size={22} />
            {t(`enums:mealAmount.${amount}`)}
          </Button>
        ))}
      </div>
    </Dialog>
  );
}
