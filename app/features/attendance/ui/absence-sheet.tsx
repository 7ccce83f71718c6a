import { Form } from "@remix-run/react";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { AddSheet } from "~/components/add-sheet";
import { ActionForm } from "~/components/action-form";
import { CheckboxField } from "~/components/checkbox-field";
import { ConfirmButton } from "~/components/confirm-button";
import { DateField } from "~/components/date-field";
import { SegmentField } from "~/components/segment-field";
import { TextField } from "~/components/text-field";
import { TextareaField } from "~/components/textarea-field";
import { formatDate, formatMoment } from "~/lib/dates";
import { useActionForm } from "~/lib/form";
import type { ChildAbsence, FollowUp } from "../absences/queries.server";
import { followUpInput, moveLastDayInput } from "../absences/schema";
import { absenceDays } from "./absence-words";
import { followUpInWords } from "./register-words";

type Props = { absence: ChildAbsence; timeZone: string; home: string; actionData: unknown };

/** One absence: what is known so far, what was learnt now, its last day, and the way to take it back. */
export function AbsenceSheet(props: Props) {
  const { t, i18n } = useTranslation(["attendance", "enums", "common"]);
  const { absence, timeZone } = props;
  const days = absenceDays(absence, t, i18n.language);
  return (
    <AddSheet
      title={t("absence.line", { days, reason: t(`enums:absenceReason.${absence.reason}`) })}
      home={props.home}
    >
      <div className="grid gap-6">
        {absence.symptoms || absence.note ? (
          <p className="text-ink-2">
            {[absence.symptoms, absence.note].filter(Boolean).join(t("common:clauseSeparator"))}
          </p>
        ) : null}
        <section>
          <h3 className="mb-1 text-section">{t("followUp.history")}</h3>
          {absence.lines.length === 0 ? <p className="text-ink-2">{t("followUp.none")}</p> : null}
          <ol className="divide-y divide-line">
            {absence.lines.map((line) => (
              <li key={line.id} className="py-2">
                {lineInWords(t, line, i18n.language)}
                <p className="text-second text-ink-3">
                  {[line.by, formatMoment(line.createdAt, timeZone, i18n.language)]
                    .filter(Boolean)
                    .join(t("common:clauseSeparator"))}
                </p>
              </li>
            ))}
          </ol>
        </section>
        <FollowUpForm {...props} />
        <LastDayForm {...props} />
        <Form method="post">
          <input type="hidden" name="intent" value="cancelAbsence" />
          <input type="hidden" name="absenceId" value={absence.id} />
          <ConfirmButton
            question={t("absence.takeBackAsk")}
            detail={t("absence.takeBackWhy")}
            confirmLabel={t("absence.takeBack")}
          >
            {t("absence.takeBack")}
          </ConfirmButton>
        </Form>
      </div>
    </AddSheet>
  );
}

function lineInWords(t: TFunction, line: FollowUp, locale: string): string {
  const moved =
    line.wasToDay && t("attendance:followUp.moved", { day: formatDate(line.wasToDay, locale) });
  return [moved, followUpInWords(t, line, locale)]
    .filter(Boolean)
    .join(t("common:clauseSeparator"));
}

function FollowUpForm({ absence, actionData }: Props) {
  const { t } = useTranslation("attendance");
  const intent = "followUp";
  const form = useActionForm({
    ...{ schema: followUpInput, intent, actionData },
    defaultValues: { contagious: "" },
  });
  return (
    <section>
      <h3 className="mb-3 text-section">{t("followUp.title")}</h3>
      <ActionForm form={form} intent={intent} act={t("followUp.save")}>
        <input type="hidden" name="absenceId" value={absence.id} />
        <TextareaField
          label={t("followUp.text")}
          hint={t("followUp.textHint")}
          rows={2}
          maxLength={300}
          {...form.field("text")}
        />
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField
            label={t("followUp.hospital")}
            maxLength={60}
            optional
            {...form.field("hospital")}
          />
          <TextField
            label={t("followUp.diagnosis")}
            maxLength={60}
            optional
            {...form.field("diagnosis")}
          />
        </div>
        <SegmentField
          label={t("followUp.contagious")}
          options={[
            { value: "", label: t("followUp.unknown") },
            { value: "yes", label: t("followUp.yes") },
            { value: "no", label: t("followUp.no") },
          ]}
          {...form.field("contagious")}
        />
        <DateField label={t("followUp.returnsOn")} optional {...form.field("returnsOn")} />
        <CheckboxField label={t("followUp.returnPaper")} name="returnPaper" value="on" />
      </ActionForm>
    </section>
  );
}

function LastDayForm({ absence, actionData }: Props) {
  const { t } = useTranslation("attendance");
  const intent = "moveLastDay";
  const form = useActionForm({
    ...{ schema: moveLastDayInput, intent, actionData },
    defaultValues: { toDay: absence.toDay },
  });
  return (
    <section>
      <h3 className="mb-1 text-section">{t("absence.lastDay")}</h3>
      <p className="mb-3 text-ink-2">{t("absence.lastDayHint")}</p>
      <ActionForm form={form} intent={intent} act={t("absence.saveLastDay")}>
        <input type="hidden" name="absenceId" value={absence.id} />
        <DateField label={t("absence.to")} min={absence.fromDay} {...form.field("toDay")} />
        <TextField label={t("absence.why")} maxLength={200} {...form.field("text")} />
      </ActionForm>
    </section>
  );
}
