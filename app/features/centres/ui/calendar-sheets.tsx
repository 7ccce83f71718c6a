import { useTranslation } from "react-i18next";
import { ActionForm } from "~/components/action-form";
import { DateField } from "~/components/date-field";
import { LinkButton } from "~/components/link-button";
import { SegmentField } from "~/components/segment-field";
import { SelectField } from "~/components/select-field";
import { AddSheet } from "~/components/add-sheet";
import { TextField } from "~/components/text-field";
import { formatLongDay, formatWeekday, weekdayOf } from "~/lib/dates";
import { useActionForm } from "~/lib/form";
import { weekdays } from "~/lib/week-pattern";
import { dayKinds } from "~db/enums";
import type { CalendarDayPage } from "../calendar/queries.server";
import { changeDayInput, closeDaysInput } from "../calendar/schema";
import { dayInWords, dayNameIn, weekdayWord } from "./calendar-words";

/** `?add=day` opens or closes one day, `?add=closure` closes many; works before hydration. */
export function CalendarSheets(props: {
  add: string | null;
  day: CalendarDayPage | null;
  year: string;
  actionData: unknown;
}) {
  const { t, i18n } = useTranslation("centres");
  const { add, day, year, actionData } = props;
  const home = `?year=${year}`;
  const shown =
    add === "day" && day
      ? {
          title: t("calendar.dayTitle", {
            day: formatLongDay(day.day, i18n.language),
            weekday: formatWeekday(day.day, i18n.language),
          }),
          form: <DayForm {...{ day, home, actionData }} />,
        }
      : add === "closure"
        ? { title: t("calendar.closure"), form: <ClosureForm {...{ home, actionData }} /> }
        : null;
  if (!shown) return null;
  return (
    <AddSheet title={shown.title} home={home}>
      {shown.form}
    </AddSheet>
  );
}

function Cancel({ to }: { to: string }) {
  const { t } = useTranslation("common");
  return (
    <LinkButton to={to} kind="quiet">
      {t("cancel")}
    </LinkButton>
  );
}

/** The weekday shows where the day is to be open, by the style sheet alone. */
function DayForm(props: { day: CalendarDayPage; home: string; actionData: unknown }) {
  const { t, i18n } = useTranslation(["centres", "enums", "common"]);
  const { day, own, isOpen, name, follows } = props.day;
  const intent = "changeDay";
  const form = useActionForm({
    schema: changeDayInput,
    intent,
    actionData: props.actionData,
    defaultValues: {
      // a make-up day is opened to change its weekday, any other to change what it is
      kind: own?.kind ?? (isOpen && !follows ? "closed" : "open"),
      name: dayNameIn(i18n.language, name),
      follows: own?.follows ?? follows ?? "",
    },
  });
  const isWeekend = weekdayOf(day) > 5;
  const now = { isOpen, name, follows: isOpen && isWeekend ? (own?.follows ?? follows) : null };
  return (
    <ActionForm
      form={form}
      intent={intent}
      act={t("common:save")}
      aside={<Cancel to={props.home} />}
    >
      <input type="hidden" name="day" value={day} />
      <p className="text-ink-2">
        {t("calendar.now", { words: dayInWords(t, i18n.language, now) })}
      </p>
      <div className="group/day grid gap-4">
        <SegmentField
          label={t("calendar.kind")}
          options={dayKinds.map((value) => ({ value, label: t(`enums:dayKind.${value}`) }))}
          {...form.field("kind")}
        />
        <TextField
          label={t("calendar.name")}
          hint={t("calendar.nameHint")}
          {...form.field("name")}
        />
        {isWeekend ? (
          <div className="hidden group-has-[input[value=open]:checked]/day:block">
            <SelectField
              label={t("calendar.followsLabel")}
              hint={t("calendar.followsHint")}
              empty
              options={weekdays.map((value) => ({
                value: String(value),
                label: weekdayWord(value, i18n.language),
              }))}
              {...form.field("follows")}
            />
          </div>
        ) : null}
      </div>
    </ActionForm>
  );
}

function ClosureForm(props: { home: string; actionData: unknown }) {
  const { t } = useTranslation(["centres", "common"]);
  const intent = "closeDays";
  const form = useActionForm({ schema: closeDaysInput, intent, actionData: props.actionData });
  return (
    <ActionForm
      form={form}
      intent={intent}
      act={t("calendar.closeAct")}
      aside={<Cancel to={props.home} />}
    >
      <p className="text-ink-2">{t("calendar.closureLead")}</p>
      <DateField label={t("calendar.fromDay")} {...form.field("fromDay")} />
      <DateField label={t("calendar.toDay")} {...form.field("toDay")} />
      <TextField label={t("calendar.name")} hint={t("calendar.nameHint")} {...form.field("name")} />
    </ActionForm>
  );
}
