import { ChevronLeft, ChevronRight } from "lucide";
import { useTranslation } from "react-i18next";
import { Icon } from "~/components/icon";
import { LinkButton } from "~/components/link-button";
import type { ShownDay } from "../shown/queries.server";
import { SixAnswers } from "./six-answers";
import { UpdatedAt } from "./updated-at";
import { WeekStrip } from "./week-strip";

/** 今天: the date, the ways to other days, and the six answers or why there are none. */
export function DayCard({ page }: { page: ShownDay }) {
  const { t } = useTranslation(["families", "enums"]);
  const { day, today, absence } = page;
  const isPart = absence && page.state !== "absent";
  return (
    <section aria-labelledby="day" className="card rounded-card bg-surface p-(--pad) shadow-card">
      <div className="flex items-center justify-between gap-2">
        <h1 id="day" className="text-24">
          {page.name ?? t(day === today ? "title" : "day.yesterday")}
        </h1>
        <div className="-mr-2 flex items-center text-ink-2">
          <DayStep day={page.previous} label={t("day.previous")} icon={ChevronLeft} />
          <span className="whitespace-nowrap">{page.date}</span>
          <DayStep
            day={page.next}
            label={t("day.next")}
            icon={ChevronRight}
            isToday={page.next === today}
          />
        </div>
      </div>
      <WeekStrip page={page} />
      {isPart ? (
        <p className="border-t border-line py-2.5 text-ink-2">
          {t("state.partAbsent", {
            part: t(`enums:schedule.${absence.schedule}`),
            reason: t(`enums:absenceReason.${absence.reason}`),
          })}
        </p>
      ) : null}
      {page.state === "logged" ? (
        <SixAnswers answers={page.answers} dishes={page.dishes} isOver={day < today} />
      ) : (
        <p className="border-t border-line pt-3 text-ink-2">
          <WhyEmpty page={page} />
        </p>
      )}
      {day === today ? <UpdatedAt at={page.updatedAt} /> : null}
    </section>
  );
}

function WhyEmpty({ page }: { page: ShownDay }) {
  const { t } = useTranslation(["families", "enums"]);
  if (page.state === "absent" && page.absence) {
    const reason = t(`enums:absenceReason.${page.absence.reason}`);
    return t(page.day === page.today ? "state.absent" : "state.wasAbsent", { reason });
  }
  if (page.state === "closed") {
    return page.closedFor ? t("state.holiday", { name: page.closedFor }) : t("state.weekend");
  }
  return t(`state.${page.state}`);
}

function DayStep(props: {
  day: string | null;
  label: string;
  icon: typeof ChevronLeft;
  isToday?: boolean;
}) {
  if (props.day === null) {
    return (
      <span
        className="no-print grid size-12 place-items-center text-line-strong"
        aria-hidden="true"
      >
        <Icon of={props.icon} />
      </span>
    );
  }
  const to = props.isToday ? "/family" : `/family?day=${props.day}`;
  return <LinkButton kind="quiet" to={to} icon={props.icon} label={props.label} />;
}
