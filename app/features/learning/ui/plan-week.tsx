import { Form } from "@remix-run/react";
import { CalendarX2, X } from "lucide";
import { useTranslation } from "react-i18next";
import { Button } from "~/components/button";
import { Card } from "~/components/card";
import { EmptyState } from "~/components/empty-state";
import { Tag } from "~/components/tag";
import { TextField } from "~/components/text-field";
import { formatDate, formatWeekday } from "~/lib/dates";
import { isFormFailure } from "~/lib/form-failure";
import type { PlanWeek as Plan } from "../plans/queries.server";

type Asked = { plan: Plan; mayPlan: boolean; actionData: unknown };

/** A class's week, a card a day. */
export function PlanWeek({ plan, mayPlan, actionData }: Asked) {
  const { t } = useTranslation("learning");
  if (plan.days.length === 0) return <EmptyState icon={CalendarX2}>{t("plan.empty")}</EmptyState>;
  return (
    <div className="grid items-start gap-4 sm:grid-cols-2 lg:grid-cols-3">
      {plan.days.map((day) => (
        <PlanDay
          key={day.day}
          {...{ day, actionData }}
          isToday={day.day === plan.today}
          mayPlan={mayPlan && day.isOpen && !day.isPast}
        />
      ))}
    </div>
  );
}

function PlanDay(props: {
  day: Plan["days"][number];
  isToday: boolean;
  mayPlan: boolean;
  actionData: unknown;
}) {
  const { t, i18n } = useTranslation("learning");
  const { day, activities, holiday, isOpen, isPast } = props.day;
  const words = `${formatWeekday(day, i18n.language)} ${formatDate(day, i18n.language)}`;
  return (
    <Card
      title={
        <span className={props.isToday ? "text-brand-text" : undefined}>
          {words}
          {holiday ? (
            <span className="ml-2 text-second font-normal text-ink-2">{holiday}</span>
          ) : null}
        </span>
      }
      aside={
        isOpen ? (
          isPast ? (
            <span className="text-second text-ink-2">{t("plan.past")}</span>
          ) : null
        ) : (
          <Tag tone="warn">{t("plan.closed")}</Tag>
        )
      }
    >
      {activities.length === 0 ? (
        <p className="text-ink-2">{t("plan.none")}</p>
      ) : (
        <ul aria-label={t("plan.activityOn", { day: words })} className="grid gap-1">
          {activities.map(({ id, title }) => (
            <li key={id} className="flex items-center gap-2">
              <span className="flex-1">{title}</span>
              {props.mayPlan ? (
                <Form method="post" className="no-print">
                  <input type="hidden" name="intent" value="drop" />
                  <input type="hidden" name="plannedId" value={id} />
                  <Button
                    type="submit"
                    kind="quiet"
                    icon={X}
                    aria-label={t("plan.dropOf", { title })}
                  />
                </Form>
              ) : null}
            </li>
          ))}
        </ul>
      )}
      {props.mayPlan ? (
        <AddActivity key={activities.length} {...{ day, words }} actionData={props.actionData} />
      ) : null}
    </Card>
  );
}

function AddActivity(props: { day: string; words: string; actionData: unknown }) {
  const { t } = useTranslation(["learning", "errors"]);
  const failed = isFormFailure(props.actionData) ? props.actionData : null;
  const own = failed?.values?.["day"] === props.day ? failed : null;
  const error = own?.errors?.["title"] ?? own?.errors?.["day"];
  return (
    <Form method="post" preventScrollReset className="no-print mt-3 flex items-start gap-2">
      <input type="hidden" name="intent" value="plan" />
      <input type="hidden" name="day" value={props.day} />
      <div className="flex-1">
        <TextField
          label={t("plan.activity")}
          name="title"
          maxLength={60}
          placeholder={t("plan.hint")}
          defaultValue={String(own?.values?.["title"] ?? "")}
          error={error ? t(error) : undefined}
        />
      </div>
      <Button type="submit" className="mt-8" aria-label={t("plan.addOn", { day: props.words })}>
        {t("plan.add")}
      </Button>
    </Form>
  );
}
