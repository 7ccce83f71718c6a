import { Card } from "~/components/card";
import type { LibraryDish } from "../library/queries.server";
import { useCost } from "./use-cost";
import { useMealWords } from "./meal-words";

/** Whole grams from ten on, one decimal below. */
const grams = (amount: number): string => String(Number(amount.toFixed(amount >= 10 ? 0 : 1)));

/** What a dish is made of for each band, what has to be bought for it, and what follows from that. */
export function DishMade({ dish }: { dish: LibraryDish }) {
  const { t, list, allergenWords, bandWords } = useMealWords();
  const cost = useCost();
  const facts = [
    {
      key: "total",
      label: t("dishes.total"),
      say: (band: LibraryDish["bands"][number]) => t("grams", { n: band.grams }),
    },
    {
      key: "allergens",
      label: t("dishes.allergens"),
      say: (band: LibraryDish["bands"][number]) =>
        allergenWords(band.allergens) || t("dishes.none"),
    },
    {
      key: "broken",
      label: t("dishes.broken"),
      say: (band: LibraryDish["bands"][number]) =>
        list(band.broken.map((diet) => t(`enums:diet.${diet}`))) || t("dishes.none"),
    },
    {
      key: "cost",
      label: t("dishes.cost"),
      say: (band: LibraryDish["bands"][number]) => cost(band.cost),
    },
  ];
  return (
    <Card title={t("dishes.buy")} flush>
      <p className="px-(--pad) pb-2 text-second text-ink-2">{t("dishes.buyLead")}</p>
      <div className="table-wide" tabIndex={0} role="group" aria-label={t("dishes.buy")}>
        <table className="data-table">
          <caption className="sr-only">{t("dishes.buy")}</caption>
          <thead>
            <tr>
              <th scope="col">{t("dishes.food")}</th>
              <th scope="col">{t("dishes.edible")}</th>
              {dish.bands.map(({ band }) => (
                <th key={band} scope="col">
                  {bandWords(band)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {dish.ingredients.map((one) => (
              <tr key={one.food}>
                <th scope="row">
                  <a href={`/foods/${one.food}`}>{one.name}</a>
                </th>
                <td data-label={t("dishes.edible")}>{t("foods.percent", { n: one.edible })}</td>
                {dish.bands.map(({ band, gross }) => (
                  <td key={band} data-label={bandWords(band)}>
                    <Amount raw={one.grams[band]} gross={gross[one.food]} edible={one.edible} />
                  </td>
                ))}
              </tr>
            ))}
            {facts.map(({ key, label, say }) => (
              <tr key={key} className="font-semibold">
                <th scope="row" className="font-semibold">
                  {label}
                </th>
                <td className="max-sm:hidden" />
                {dish.bands.map((band) => (
                  <td key={band.band} data-label={bandWords(band.band)}>
                    {say(band)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}

function Amount(props: { raw: number | undefined; gross: number | undefined; edible: number }) {
  const { t } = useMealWords();
  if (props.raw === undefined) return <>{t("dishes.notForBand")}</>;
  if (props.raw === 0) return <span className="text-ink-2">{t("dishes.leftOut")}</span>;
  return (
    <>
      {t("grams", { n: props.raw })}
      {props.edible < 100 && props.gross !== undefined ? (
        <span className="block text-second text-ink-2">
          {t("dishes.gross", { n: grams(props.gross) })}
        </span>
      ) : null}
    </>
  );
}
