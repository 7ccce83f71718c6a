import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import type { Meal } from "~db/enums";
import { SearchField } from "~/components/search-field";
import type { DishChoice } from "../dishes/queries.server";
import { DishPicture } from "./dish-picture";
import { useMealWords } from "./meal-words";

/** The dishes that suit a meal, in season first and by kind; one tap puts one on the menu. */
export function DishChoices({
  choices,
  q,
  meal,
  children,
}: {
  choices: readonly DishChoice[];
  q: string;
  meal: Meal;
  children: ReactNode;
}) {
  const { t } = useMealWords();
  return (
    <>
      <SearchField label={t("picker.search")} />
      {choices.length === 0 ? (
        <p className="py-6 text-ink-2">
          {q ? t("picker.none") : t("picker.notForMeal", { meal: t(`enums:meal.${meal}`) })}
        </p>
      ) : (
        <Form method="post" className="mt-2">
          {children}
          {groupsOf(choices).map(({ key, inSeason, kind, dishes }) => (
            <section key={key} aria-labelledby={key}>
              <h3 id={key} className="pt-4 pb-1 text-second text-ink-2">
                {t(`enums:dishKind.${kind}`)}
                {inSeason ? null : `${t("common:clauseSeparator")}${t("picker.outOfSeason")}`}
              </h3>
              <ul>
                {dishes.map((dish) => (
                  <li key={dish.id}>
                    <Choice dish={dish} />
                  </li>
                ))}
              </ul>
            </section>
          ))}
        </Form>
      )}
    </>
  );
}

function Choice({ dish }: { dish: DishChoice }) {
  const { t, nameOf, allergenWords } = useMealWords();
  return (
    <button type="submit" name="dishId" value={dish.id} className="menu-row py-1.5">
      <DishPicture fileId={dish.photoFileId} size={48} />
      <span className="min-w-0 flex-1">
        <span className="block text-ink">{nameOf(dish)}</span>
        {dish.allergens.length > 0 ? (
          <span className="block text-second">
            {t("dish.contains", { allergens: allergenWords(dish.allergens) })}
          </span>
        ) : null}
      </span>
      <span className="text-second whitespace-nowrap">{t("grams", { n: dish.grams })}</span>
    </button>
  );
}

/** Neighbours of one kind and season under one heading. */
function groupsOf(choices: readonly DishChoice[]) {
  const groups = new Map<
    string,
    Pick<DishChoice, "kind" | "inSeason"> & { dishes: DishChoice[] }
  >();
  for (const dish of choices) {
    const { kind, inSeason } = dish;
    const key = `${kind}-${inSeason ? "in" : "out"}`;
    const known = groups.get(key) ?? { kind, inSeason, dishes: [] };
    known.dishes.push(dish);
    groups.set(key, known);
  }
  return [...groups].map(([key, group]) => ({ key, ...group }));
}
