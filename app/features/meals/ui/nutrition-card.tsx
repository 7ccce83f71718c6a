import { clsx } from "clsx";
import { Card } from "~/components/card";
import type { MenuWeek } from "../weeks/queries.server";
import { useMealWords } from "./meal-words";

/** The bar ends at 160 %, so that 80 stands in its middle and 120 at three quarters. */
const end = 160;

/** The mean day of the week: energy and nutrients against 80 and 120 percent of the target. */
export function NutritionCard({ menu }: { menu: MenuWeek }) {
  const { t, list, bandWords } = useMealWords();
  const isJudged = menu.mean.some(({ percent }) => percent !== null);
  const band = bandWords(menu.band);
  const low = menu.mean.filter(({ verdict }) => verdict === "low");
  const [thin] = menu.mean.filter(({ coverage }) => coverage < 0.95).sort(byCoverage);
  const meals = list(menu.served.map((meal) => t(`enums:meal.${meal}`)));
  return (
    <Card title={t("nutrition.title")} className="self-start">
      {menu.mean.length === 0 ? (
        <p className="text-second text-ink-2">{t("nutrition.empty")}</p>
      ) : (
        <>
          <p className="mb-3 text-second text-ink-2">
            {isJudged
              ? t("nutrition.lead", { band, share: menu.share, meals })
              : t("nutrition.milk", { band })}
          </p>
          {isJudged ? (
            <div className="gauge-row text-fine text-ink-2" aria-hidden="true">
              <span />
              <span className="gauge-axis">
                <span>80</span>
                <span>120</span>
              </span>
              <span />
            </div>
          ) : null}
          <ul className="divide-y divide-line border-y border-line">
            {menu.mean.map(({ nutrient, amount, percent, verdict }) => (
              <li key={nutrient} className="gauge-row">
                <span>{t(`nutrient.${nutrient}`)}</span>
                {percent === null ? (
                  <span />
                ) : (
                  <span className={clsx("gauge", verdict !== "ok" && `gauge-${verdict}`)}>
                    <i style={{ width: `${Math.min(100, (percent / end) * 100)}%` }} />
                  </span>
                )}
                <b className={clsx("text-right", verdict === "low" && "text-warn-fg")}>
                  {percent === null
                    ? t(`unit.${nutrient}`, { n: rounded(amount) })
                    : t("percent", { percent })}
                </b>
              </li>
            ))}
          </ul>
          <div className="mt-3 grid gap-2 text-second text-ink-2">
            {low.length > 0 ? (
              <p className="text-warn-fg">
                {t("nutrition.low", {
                  nutrients: list(low.map(({ nutrient }) => t(`nutrient.${nutrient}`))),
                })}
              </p>
            ) : null}
            {thin ? (
              <p>
                {t("nutrition.coverage", {
                  nutrient: t(`nutrient.${thin.nutrient}`),
                  percent: Math.round(thin.coverage * 100),
                })}
              </p>
            ) : null}
            <p>
              {t("nutrition.source", {
                edition: t(`enums:intakeEdition.${menu.intakeEdition}`),
              })}
            </p>
          </div>
        </>
      )}
    </Card>
  );
}

const byCoverage = (a: { coverage: number }, b: { coverage: number }) => a.coverage - b.coverage;

/** Whole numbers from ten on, one decimal below. */
const rounded = (amount: number): string => amount.toFixed(amount >= 10 ? 0 : 1);
