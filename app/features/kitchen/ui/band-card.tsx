import { Card } from "~/components/card";
import type { KitchenBand } from "../day/queries.server";
import { clashInWords, dishName, useKitchenWords, weightInWords } from "./kitchen-words";

type Asked = { band: KitchenBand; hasActual: boolean };

/** What is cooked for one band: meal by meal its dishes, for one child and for all. */
export function BandCard({ band, hasActual }: Asked) {
  const { t, list } = useKitchenWords();
  const diets = band.diets.map(({ diet, count }) =>
    t("day.dietCount", { diet: t(`enums:diet.${diet}`), n: count }),
  );
  return (
    <Card
      title={t(`enums:mealBand.${band.band}`)}
      aside={
        <span className="text-second text-ink-2">
          {t("day.classes", { classes: list(band.classes), count: band.children })}
        </span>
      }
    >
      {diets.length > 0 ? (
        <p className="mb-2 text-second text-ink-2">{t("day.diets", { diets: list(diets) })}</p>
      ) : null}
      {band.meals.map((meal) => (
        <MealTable key={meal.meal} {...{ meal, hasActual }} />
      ))}
    </Card>
  );
}

function MealTable({
  meal,
  hasActual,
}: {
  meal: KitchenBand["meals"][number];
  hasActual: boolean;
}) {
  const { t } = useKitchenWords();
  const word = t(`enums:meal.${meal.meal}`);
  return (
    <section className="border-t border-line py-2">
      <h3 className="flex flex-wrap justify-between gap-x-3 font-semibold">
        {word}
        <span className="font-normal text-ink-2">
          {hasActual ? t("day.countOf", { ...meal }) : t("day.countForecast", { ...meal })}
        </span>
      </h3>
      {meal.dishes.length === 0 ? (
        <p className="text-second text-ink-3">{t("day.noDishes")}</p>
      ) : (
        <table className="w-full">
          <caption className="sr-only">{word}</caption>
          <thead className="text-second text-ink-3">
            <tr>
              <th scope="col" className="text-left font-normal">
                {t("day.dish")}
              </th>
              <th scope="col" className="w-24 text-right font-normal">
                {t("day.perChild")}
              </th>
              <th scope="col" className="w-24 text-right font-normal">
                {t("day.inAll")}
              </th>
            </tr>
          </thead>
          <tbody>
            {meal.dishes.map((dish) => (
              <DishRow key={dish.id} dish={dish} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function DishRow({ dish }: { dish: KitchenBand["meals"][number]["dishes"][number] }) {
  const { t, list, locale } = useKitchenWords();
  const names = dish.without.map((one) => `${one.name} ${clashInWords(t, one)}`);
  return (
    <tr className="align-baseline">
      <th scope="row" className="py-1 pr-2 text-left font-normal">
        {dishName(locale, dish)}
        {names.length > 0 ? (
          <span className="block text-second font-semibold text-stop-fg">
            {t("day.without")} {list(names)}
          </span>
        ) : null}
      </th>
      <td className="text-right whitespace-nowrap text-ink-2">
        {t("day.grams", { n: dish.grams })}
      </td>
      <td className="text-right font-semibold whitespace-nowrap">{weightInWords(t, dish.total)}</td>
    </tr>
  );
}
