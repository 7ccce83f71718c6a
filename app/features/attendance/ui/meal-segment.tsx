import { useTranslation } from "react-i18next";
import { Segment } from "~/components/segment";
import type { Meal } from "~db/enums";

const offered = ["morningSnack", "lunch", "afternoonSnack"] as const satisfies readonly Meal[];

/** The meals a room writes down. */
export function MealSegment({ current }: { current: Meal }) {
  const { t } = useTranslation(["attendance", "enums"]);
  return (
    <Segment
      label={t("meal.which")}
      current={current}
      items={offered.map((meal) => ({
        ...{ key: meal, href: `?meal=${meal}`, label: t(`enums:meal.${meal}`) },
      }))}
    />
  );
}
