import { clsx } from "clsx";
import type { MenuDay } from "../weeks/queries.server";
import { useMealWords } from "./meal-words";

/** Who must not eat what on a day: by allergen or diet, the children, then the dishes. */
export function DayClashes({ day }: { day: MenuDay }) {
  const { t, list, nameOf, needWords } = useMealWords();
  const found = new Map<string, { names: Set<string>; dishes: Set<string> }>();
  for (const dish of day.meals.flatMap(({ dishes }) => dishes)) {
    for (const clash of dish.clashes) {
      for (const need of needWords(clash)) {
        const known = found.get(need) ?? { names: new Set(), dishes: new Set() };
        known.names.add(clash.name);
        known.dishes.add(nameOf(dish));
        found.set(need, known);
      }
    }
  }
  return (
    <div className={clsx("menu-needs", found.size > 0 && "menu-hot")}>
      <h3 className="menu-word">{t("needs")}</h3>
      {found.size === 0 ? (
        <p className="text-ink-2">{t("noClashes")}</p>
      ) : (
        <ul className="grid gap-2 text-second">
          {[...found].map(([need, { names, dishes }]) => (
            <li key={need}>
              <b>{t("clashIn", { need, names: list([...names]) })}</b>{" "}
              <span className="block">{list([...dishes])}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
