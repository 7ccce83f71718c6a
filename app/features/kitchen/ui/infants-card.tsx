import { Card } from "~/components/card";
import { formatDate } from "~/lib/dates";
import type { InfantRow } from "../day/queries.server";
import { dishName, useKitchenWords } from "./kitchen-words";

/** What each infant drank on the last days it was here, and what it is fed beside the milk. */
export function InfantsCard({ infants }: { infants: readonly InfantRow[] }) {
  const { t } = useKitchenWords();
  return (
    <Card title={t("day.infants")}>
      <ul className="divide-y divide-line border-t border-line">
        {infants.map((infant) => (
          <li key={infant.childId} className="grid gap-x-4 py-2 sm:grid-cols-[6em_1fr_1fr]">
            <b>{infant.name}</b>
            <Milk infant={infant} />
            <Solids infant={infant} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Milk({ infant }: { infant: InfantRow }) {
  const { t, list, locale } = useKitchenWords();
  if (infant.milk.length === 0) return <p className="text-ink-3">{t("day.noMilk")}</p>;
  return (
    <ul aria-label={t("day.milk")} className="text-second">
      {infant.milk.map(({ day, feeds, total }) => (
        <li key={day}>
          {feeds.length === 0 ? (
            <span className="text-ink-3">{t("day.noFeeds", { day: formatDate(day, locale) })}</span>
          ) : (
            <>
              <b>{t("day.milkDay", { day: formatDate(day, locale), total })}</b>{" "}
              <span className="text-ink-2">{list(feeds.map((feed) => t("day.feed", feed)))}</span>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}

function Solids({ infant }: { infant: InfantRow }) {
  const { t, locale } = useKitchenWords();
  if (infant.solids.length === 0) return <p className="text-second text-ink-3">{t("day.noSolids")}</p>; // prettier-ignore
  return (
    <ul aria-label={t("day.solids")} className="text-second">
      {infant.solids.map((dish) => {
        const name = dishName(locale, dish);
        return (
          <li key={`${dish.meal} ${dish.id}`}>
            <span className="text-ink-3">{t(`enums:meal.${dish.meal}`)}</span>{" "}
            {dish.isAvoided ? (
              <b className="text-stop-fg">{t("day.avoid", { dish: name })}</b>
            ) : (
              name
            )}
          </li>
        );
      })}
    </ul>
  );
}
