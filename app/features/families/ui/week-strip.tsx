import { clsx } from "clsx";
import { useTranslation } from "react-i18next";
import { Link } from "~/components/link";
import type { ShownDay } from "../shown/queries.server";

/** The days of the week: a dot where something was written, a tap away. A day to come cannot be opened. */
export function WeekStrip({ page }: { page: Pick<ShownDay, "week" | "day" | "today"> }) {
  const { t } = useTranslation("families");
  return (
    <nav aria-label={t("week.label")} className="no-print -mx-1.5 mb-1">
      <ul className="grid grid-cols-7">
        {page.week.map(({ day, mark, weekday, date }) => {
          const cell = (
            <>
              <span
                className={clsx(
                  "text-second leading-4",
                  day === page.day ? "text-ink-2" : "text-ink-3",
                )}
              >
                {weekday}
              </span>
              <span className={clsx("leading-5", day === page.today && "font-semibold")}>
                {Number(day.slice(8))}
              </span>
              <span
                className={clsx(
                  "size-1.5 rounded-full",
                  mark === "logged" && "bg-brand",
                  mark === "absent" && "border border-line-strong",
                )}
              />
            </>
          );
          const look = "grid h-14 place-content-center justify-items-center gap-0.5 rounded-field";
          return (
            <li key={day}>
              {day > page.today ? (
                <span className={clsx(look, "text-ink-3")} aria-hidden="true">
                  {cell}
                </span>
              ) : (
                <Link
                  to={day === page.today ? "/family" : `/family?day=${day}`}
                  aria-label={t(`week.${mark}`, { day: date })}
                  aria-current={day === page.day ? "date" : undefined}
                  className={clsx(
                    look,
                    day === page.day ? "bg-brand-soft" : "hover:bg-hover",
                    mark === "closed" && "text-ink-3",
                  )}
                >
                  {cell}
                </Link>
              )}
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
