import { clsx } from "clsx";
import { useTranslation } from "react-i18next";

const looks = [
  { key: "open", className: "is-open" },
  { key: "weekend", className: "is-closed" },
  { key: "closed", className: "is-closed is-marked", mark: "closed" },
  { key: "makeUp", className: "is-open is-marked", mark: "open" },
  { key: "own", className: "is-own" },
] as const;

/** What the looks of a day mean. */
export function CalendarKey() {
  const { t } = useTranslation("centres");
  return (
    <ul className="mb-3 flex flex-wrap gap-x-4 gap-y-2 text-second text-ink-2">
      {looks.map((look) => (
        <li key={look.key} className="flex items-center gap-2">
          <span aria-hidden="true" className={clsx("month-day w-9", look.className)}>
            <span>8</span>
            <small>{"mark" in look ? t(`calendar.mark.${look.mark}`) : null}</small>
          </span>
          {t(`calendar.key.${look.key}`)}
        </li>
      ))}
    </ul>
  );
}
