import { CalendarDays } from "lucide";
import { useTranslation } from "react-i18next";
import { Card } from "~/components/card";
import { EmptyState } from "~/components/empty-state";
import { formatDay } from "~/lib/dates";
import type { FamilyDay, FamilyMonth } from "../calendar/queries.server";
import { DayItems } from "./family-month";

const holdsSomething = ({ name, activities, away, due }: FamilyDay): boolean =>
  Boolean(name) || activities.length + away.length + due.length > 0;

/** A month on a phone: the days that hold something, one below the other. */
export function FamilyAgenda({ month }: { month: FamilyMonth }) {
  const { t, i18n } = useTranslation("families");
  const days = month.days.filter(holdsSomething);
  if (days.length === 0) {
    return <EmptyState icon={CalendarDays}>{t("calendar.nothing")}</EmptyState>;
  }
  return (
    <Card flush>
      <ol className="divide-y divide-line">
        {days.map((day) => (
          <li key={day.day} className="grid grid-cols-[7rem_1fr] gap-x-3 px-(--pad) py-2.5">
            <time
              dateTime={day.day}
              aria-current={day.day === month.today ? "date" : undefined}
              className={day.day < month.today ? "text-ink-2" : "font-semibold"}
            >
              {formatDay(day.day, i18n.language)}
            </time>
            <DayItems day={day} />
          </li>
        ))}
      </ol>
    </Card>
  );
}
