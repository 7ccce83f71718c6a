import { useState } from "react";
import { useTranslation } from "react-i18next";
import { developmentAreas, milestoneProgress } from "~db/enums";
import { ActionForm } from "~/components/action-form";
import { CheckboxField } from "~/components/checkbox-field";
import { DateField } from "~/components/date-field";
import { LinkButton } from "~/components/link-button";
import { SegmentField } from "~/components/segment-field";
import { SelectField } from "~/components/select-field";
import { TextareaField } from "~/components/textarea-field";
import { useActionForm, type FieldProps } from "~/lib/form";
import type { MilestoneRow, ObservationRow } from "../queries.server";
import { changeObservationInput, recordObservationInput } from "../schema";

type Props = {
  milestones: readonly MilestoneRow[];
  today: string;
  cancelTo: string;
  actionData: unknown;
};

type Asked = "text" | "area" | "milestone" | "progress" | "observedOn";

/** A new observation: the sentence first, then where it belongs. */
export function WriteObservation(props: Props) {
  const { t } = useTranslation("learning");
  const intent = "recordObservation";
  const form = useActionForm({
    ...{ schema: recordObservationInput, intent, actionData: props.actionData },
    defaultValues: { observedOn: props.today },
  });
  return (
    <ActionForm {...{ form, intent }} act={t("save")} aside={<Cancel to={props.cancelTo} />}>
      <Fields {...props} form={form} />
      <CheckboxField label={t("shareNow")} hint={t("shareNowHint")} {...form.tick("share")} />
    </ActionForm>
  );
}

export function ChangeObservation({ row, ...props }: Props & { row: ObservationRow }) {
  const { t } = useTranslation("learning");
  const intent = "change";
  const { observedOn, area, milestone, progress, text, version } = row;
  const form = useActionForm({
    ...{ schema: changeObservationInput, intent, actionData: props.actionData },
    defaultValues: { observedOn, area, milestone, progress, text, version },
  });
  return (
    <ActionForm {...{ form, intent }} act={t("saveChange")} aside={<Cancel to={props.cancelTo} />}>
      <input type="hidden" name="observationId" value={row.id} />
      <input type="hidden" name="photoFileId" value={row.photoFileId ?? ""} />
      <Fields {...props} form={form} known={row} />
    </ActionForm>
  );
}

function Fields(props: {
  form: { field: (name: Asked) => FieldProps };
  milestones: readonly MilestoneRow[];
  today: string;
  known?: ObservationRow;
}) {
  const { t } = useTranslation(["learning", "enums", "common"]);
  const { form, known } = props;
  const area = form.field("area");
  const [chosen, setChosen] = useState(area.defaultValue ?? "");
  const offered = props.milestones
    .filter((one) => chosen === "" || one.area === chosen)
    .map(({ code, text, area: of }) => ({
      value: code,
      label: chosen === "" ? `${t(`enums:area.${of}`)} · ${text}` : text,
    }));
  // one whose window has long passed stays on offer where it was written down
  const kept = known?.milestone && !props.milestones.some(({ code }) => code === known.milestone);
  if (kept) offered.push({ value: known.milestone ?? "", label: known.milestoneText ?? "" });
  return (
    <>
      <TextareaField
        label={t("text")}
        hint={t("textHint")}
        rows={4}
        maxLength={500}
        {...form.field("text")}
      />
      <SelectField
        label={t("area")}
        empty
        options={developmentAreas.map((value) => ({ value, label: t(`enums:area.${value}`) }))}
        {...area}
        onChange={(event) => {
          setChosen(event.target.value);
          void area.onChange(event);
        }}
      />
      <SelectField
        label={t("milestone")}
        hint={t("milestoneHint")}
        optional
        empty={t("noMilestone")}
        options={offered}
        {...form.field("milestone")}
      />
      <SegmentField
        label={t("progress")}
        optional
        options={milestoneProgress.map((value) => ({
          value,
          label: t(`enums:progress.${value}`),
        }))}
        {...form.field("progress")}
      />
      <DateField label={t("observedOn")} max={props.today} {...form.field("observedOn")} />
    </>
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
