import type { MealBand } from "~db/enums";
import { Banner } from "~/components/banner";
import { slotsOfMeal } from "../assistant/rules";
import type { Filling } from "../fillings/queries.server";
import { useMealWords } from "./meal-words";
import { yuanOf } from "./yuan";

type Proposed = NonNullable<Filling["menu"]>;

/** Nothing is proven of the cost where the bound is this far off. */
const unprovenGap = 0.5;

/** What a proposed week costs, lacks and asks for, and how much of that is proven. */
export function ProposalFacts({ menu, isFinal }: { menu: Proposed; isFinal: boolean }) {
  const { t, list } = useMealWords();
  const { cost, gap, unmet, substitutes, repeats } = menu;
  const missed = unmet.map(({ nutrient, percent }) =>
    t("filling.percentOf", { nutrient: t(`nutrient.${nutrient}`), percent: Math.round(percent) }),
  );
  const proof =
    gap > unprovenGap
      ? t("filling.unproven")
      : gap < 5e-5
        ? t("filling.proven")
        : t("filling.gap", { percent: (gap * 100).toFixed(2) });
  const lines = [
    t("filling.cost", { yuan: yuanOf(cost) }) +
      (isFinal ? t("common:clauseSeparator") + proof : ""),
    unmet.length === 0
      ? t("filling.allMet")
      : t("filling.unmet", { list: list(missed) }) +
        (isFinal && menu.isUnmetProven
          ? t("common:clauseSeparator") + t("filling.unmetProven")
          : ""),
    t("filling.substitutes", { count: substitutes }),
    t("filling.repeats", { count: repeats }),
  ];
  return (
    <ul className="list-disc pl-5">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

/** Why no week can be made: the fewest lines that would have to give, and by how much. */
export function ConflictList({
  band,
  conflicts,
}: {
  band: MealBand;
  conflicts: Filling["conflicts"];
}) {
  const { t } = useMealWords();
  const words = useConflictWords(band);
  return (
    <div>
      <Banner inset tone="warn">
        {t("filling.impossible")}
      </Banner>
      <ul className="mt-2 list-disc pl-5">
        {conflicts.map((conflict) => (
          <li key={`${conflict.rule} ${conflict.of}`}>{words(conflict)}</li>
        ))}
      </ul>
    </div>
  );
}

function useConflictWords(band: MealBand) {
  const { t, list, nameOf } = useMealWords();
  const unitOf: Record<string, "kinds" | "times" | "grams" | "kcal"> = {
    ...{ kindsOfDay: "kinds", kindsOfWeek: "kinds", repeated: "times", liver: "times" },
    ...{ salt: "grams", oil: "grams", sugar: "kcal" },
  };
  return ({ rule, of, by, dish }: Filling["conflicts"][number]): string => {
    const n = Number(by.toFixed(by < 10 ? 1 : 0));
    if (rule === "slot") {
      const [meal, slot] = (of ?? "").split(".");
      const kinds = slotsOfMeal(band, meal as "lunch")[Number(slot)] ?? []; // reason: written as a meal and a number
      return t("filling.conflict.slot", {
        meal: t(`enums:meal.${meal}`),
        kinds: list(kinds.map((kind) => t(`enums:dishKind.${kind}`))),
        count: Math.ceil(by),
      });
    }
    if (rule === "upperLevel") {
      const unit = t(`check.unit.${of === "vitaminA" ? "mcg" : "mg"}`);
      return t("filling.conflict.upper", { nutrient: t(`nutrient.${of}`), n, unit });
    }
    const what = dish ? nameOf(dish) : t(`check.rule.${rule}`);
    const unit = t(`check.unit.${unitOf[rule] ?? "times"}`);
    return t(dish ? "filling.conflict.repeated" : "filling.conflict.rule", { what, n, unit });
  };
}
