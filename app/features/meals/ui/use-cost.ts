import type { Cost } from "../costs/rules";
import { useMealWords } from "./meal-words";
import { yuanOf } from "./yuan";

/** What a child's portion costs, with how much of it is known unless that is all. */
export function useCost() {
  const { t } = useMealWords();
  return ({ fen, known }: Cost): string => {
    if (fen === null) return t("dishes.costNone");
    const percent = Math.round(known * 100);
    const yuan = yuanOf(fen);
    return percent === 100
      ? t("dishes.costLine", { yuan })
      : t("dishes.costKnown", { yuan, percent });
  };
}
