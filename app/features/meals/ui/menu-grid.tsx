import { Link, useLocation } from "@remix-run/react";
import { clsx } from "clsx";
import { Plus, TriangleAlert } from "lucide";
import { Icon } from "~/components/icon";
import { withParams } from "~/components/table-params";
import { formatDate, formatWeekday } from "~/lib/dates";
import type { Filling, ProposedDish } from "../fillings/queries.server";
import type { MenuDay, MenuWeek, PlannedDish } from "../weeks/queries.server";
import { DayClashes } from "./day-clashes";
import { useMealWords } from "./meal-words";

/** The week as a wall chart: days across, meals down; on a phone one day after the other. */
export function MenuGrid({
  menu,
  filling,
  today,
  mayPlan,
}: {
  menu: MenuWeek;
  filling: Filling | null;
  today: string;
  mayPlan: boolean;
}) {
  const { t } = useMealWords();
  const proposed = filling?.state === "taken" ? [] : (filling?.menu?.cells ?? []);
  return (
    <div
      className="menu-grid card rounded-card bg-surface shadow-card"
      style={{ "--rows": menu.served.length + 3 }}
    >
      <div className="menu-labels" aria-hidden="true">
        <span />
        {menu.served.map((meal) => (
          <b key={meal}>{t(`enums:meal.${meal}`)}</b>
        ))}
        <b className="menu-needs">{t("needs")}</b>
        <b>{t("energy")}</b>
      </div>
      {menu.days.map((day) => (
        <DayColumn
          key={day.day}
          {...{ day, mayPlan, isToday: day.day === today }}
          proposed={proposed.filter((one) => one.day === day.day)}
        />
      ))}
    </div>
  );
}

function DayColumn({
  day,
  proposed,
  isToday,
  mayPlan,
}: {
  day: MenuDay;
  proposed: readonly ProposedDish[];
  isToday: boolean;
  mayPlan: boolean;
}) {
  const { t, locale } = useMealWords();
  const id = `day-${day.day}`;
  const energy = day.intakes[0];
  return (
    <section aria-labelledby={id} className={clsx("menu-day", !day.isOpen && "menu-closed")}>
      <h2 id={id} className={clsx("menu-head", isToday && "text-brand-text")}>
        <b>{formatWeekday(day.day, locale)}</b>{" "}
        <span className="font-normal whitespace-nowrap">{formatDate(day.day, locale)}</span>
        {day.isOpen && day.holiday ? (
          <span className="block text-second font-normal text-ink-2">{day.holiday}</span>
        ) : null}
      </h2>
      {day.isOpen ? (
        <>
          {day.meals.map(({ meal, dishes }) => (
            <div key={meal}>
              <h3 className="menu-word">{t(`enums:meal.${meal}`)}</h3>
              <ul>
                {dishes.map((dish) => (
                  <DishLine key={dish.id} dish={dish} day={day.day} meal={meal} />
                ))}
                {proposed
                  .filter((one) => one.meal === meal)
                  .map((dish) => (
                    <ProposedLine key={dish.id} dish={dish} />
                  ))}
              </ul>
              {mayPlan ? <AddLink day={day.day} meal={meal} /> : null}
            </div>
          ))}
          <DayClashes day={day} />
          <p>
            <span className="menu-word">{t("energy")} </span>
            {energy ? (
              <>
                <b>{Math.round(energy.amount)}</b>{" "}
                <span className="text-second text-ink-2">
                  {energy.percent === null
                    ? t("unit.energy", { n: "" }).trim()
                    : t("kcalPercent", { percent: energy.percent })}
                </span>
              </>
            ) : (
              <span className="text-ink-3">–</span>
            )}
          </p>
        </>
      ) : (
        <p className="menu-holiday">{day.holiday ?? t("closed")}</p>
      )}
    </section>
  );
}

type At = { day: string; meal: PlannedMeal };
type PlannedMeal = MenuDay["meals"][number]["meal"];

function DishLine({ dish, day, meal }: At & { dish: PlannedDish }) {
  const { t, nameOf } = useMealWords();
  const { search } = useLocation();
  const clashes = dish.clashes.length > 0;
  return (
    <li>
      <Link
        to={withParams(search, { day, meal, dish: dish.id, add: null, q: null })}
        preventScrollReset
        className={clsx("menu-dish", clashes && "font-semibold text-stop-fg")}
      >
        <span>
          {nameOf(dish)}
          {clashes ? (
            <Icon of={TriangleAlert} size={16} label={t("common:allergy")} className="menu-alert" />
          ) : null}
        </span>
        <span className="text-second whitespace-nowrap text-ink-2">
          {t("grams", { n: dish.grams })}
        </span>
      </Link>
    </li>
  );
}

/** A dish that the assistant would put here. */
function ProposedLine({ dish }: { dish: ProposedDish }) {
  const { t, nameOf } = useMealWords();
  return (
    <li className="menu-dish menu-proposed no-print">
      <span>
        <span className="sr-only">{t("filling.proposed")} </span>
        {nameOf(dish)}
      </span>
      <span className="text-second whitespace-nowrap text-ink-2">
        {t("grams", { n: dish.grams })}
      </span>
    </li>
  );
}

function AddLink({ day, meal }: At) {
  const { t, locale } = useMealWords();
  const { search } = useLocation();
  const words = { day: formatWeekday(day, locale), meal: t(`enums:meal.${meal}`) };
  return (
    <Link
      to={withParams(search, { add: "dish", day, meal, dish: null, q: null })}
      preventScrollReset
      aria-label={t("addTo", words)}
      className="menu-add no-print"
    >
      <Icon of={Plus} size={16} />
      {t("add")}
    </Link>
  );
}
