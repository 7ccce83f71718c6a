import { clsx } from "clsx";
import type { MealBand } from "~db/enums";
import { formatDate, formatWeekday } from "~/lib/dates";
import type { Filling, ProposedDish } from "../fillings/queries.server";
import { isSeen } from "../rules";
import type { MenuDay, MenuWeek } from "../weeks/queries.server";
import { DayClashes } from "./day-clashes";
import { MenuCell } from "./menu-cell";
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
          {...{ day, mayPlan, isToday: day.day === today, band: menu.band }}
          mayDrag={mayPlan && !isSeen(menu.state)}
          proposed={proposed.filter((one) => one.day === day.day)}
        />
      ))}
    </div>
  );
}

function DayColumn({
  band,
  day,
  proposed,
  isToday,
  mayPlan,
  mayDrag,
}: {
  band: MealBand;
  day: MenuDay;
  proposed: readonly ProposedDish[];
  isToday: boolean;
  mayPlan: boolean;
  mayDrag: boolean;
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
            <MenuCell
              key={meal}
              {...{ band, meal, dishes, mayPlan, mayDrag, day: day.day }}
              proposed={proposed.filter((one) => one.meal === meal)}
            />
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
