import { useTranslation } from "react-i18next";
import { Segment } from "~/components/segment";
import { meals, type Meal } from "~db/enums";

/** The meals a room writes down: those of the day's sessions. */
export function MealSegment({ current, offered }: { current: Meal; offered: readonly Meal[] }) {
  const { t } = useTranslation(["attendance", "enums"]);
  return (
    <Segment
      label={t("meal.which")}
      current={current}
      items={meals
        .filter((meal) => meal === current || offered.includes(meal))
        .map((meal) => ({
          ...{ key: meal, href: `?meal=${meal}`, label: t(`enums:meal.${meal}`) },
        }))}
    />
  );
}
