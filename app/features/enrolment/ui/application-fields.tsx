import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { CheckboxField, type CheckboxFieldProps } from "~/components/checkbox-field";
import { DateField } from "~/components/date-field";
import { SegmentField } from "~/components/segment-field";
import { SelectField } from "~/components/select-field";
import { TextField } from "~/components/text-field";
import { TextareaField } from "~/components/textarea-field";
import type { FieldProps } from "~/lib/form";
import { relations, sexes } from "~db/enums";
import { WeekField, type WeekFieldName } from "./week-field";

type TextName =
  | WeekFieldName
  | ("childName" | "sex" | "bornOn" | "wantedFrom" | "note")
  | ("guardianName" | "guardianPhone" | "guardianRelation")
  | ("secondName" | "secondPhone" | "secondRelation");
type TickName = "takesHalfDay" | "sibling" | "staffChild" | "district";

export type ApplicationFieldsProps = {
  field: (name: TextName) => FieldProps;
  tick: (name: TickName) => Omit<CheckboxFieldProps, "label">;
  /** The second guardian's part is open from the start. */
  showSecond?: boolean;
};

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className="grid gap-4 border-t border-line pt-4 first:border-0 first:pt-0">
      <legend className="float-left mb-1 w-full text-section">{title}</legend>
      {children}
    </fieldset>
  );
}

/** What a family fills in, on the public page and in the office alike. */
export function ApplicationFields({ field, tick, showSecond }: ApplicationFieldsProps) {
  const { t } = useTranslation(["enrolment", "children", "enums"]);
  const relationOptions = relations.map((value) => ({
    value,
    label: t(`enums:relation.${value}`),
  }));
  return (
    <>
      <Part title={t("apply.child")}>
        <TextField label={t("apply.childName")} autoComplete="off" {...field("childName")} />
        <SegmentField
          label={t("children:sex")}
          options={sexes.map((value) => ({ value, label: t(`enums:sex.${value}`) }))}
          {...field("sex")}
        />
        <DateField label={t("children:bornOn")} {...field("bornOn")} />
      </Part>
      <Part title={t("apply.wish")}>
        <DateField label={t("apply.wantedFrom")} {...field("wantedFrom")} />
        <WeekField field={field} />
        <CheckboxField label={t("apply.takesHalfDay")} {...tick("takesHalfDay")} />
      </Part>
      <Part title={t("apply.grounds")}>
        <div className="grid">
          <CheckboxField label={t("apply.sibling")} {...tick("sibling")} />
          <CheckboxField label={t("apply.staffChild")} {...tick("staffChild")} />
          <CheckboxField label={t("apply.district")} {...tick("district")} />
        </div>
      </Part>
      <Part title={t("apply.guardian")}>
        <TextField label={t("apply.guardianName")} autoComplete="name" {...field("guardianName")} />
        <TextField
          label={t("apply.guardianPhone")}
          inputMode="tel"
          autoComplete="tel"
          {...field("guardianPhone")}
        />
        <SelectField
          label={t("apply.relation")}
          empty
          options={relationOptions}
          {...field("guardianRelation")}
        />
      </Part>
      <details className="border-t border-line pt-2" open={showSecond}>
        <summary className="min-h-(--tap) cursor-pointer py-3 font-strong text-brand-text">
          {t("apply.second")}
        </summary>
        <div className="grid gap-4 pt-2">
          <TextField label={t("apply.secondName")} autoComplete="off" {...field("secondName")} />
          <TextField
            label={t("apply.secondPhone")}
            inputMode="tel"
            autoComplete="off"
            {...field("secondPhone")}
          />
          <SelectField
            label={t("apply.relation")}
            empty
            options={relationOptions}
            {...field("secondRelation")}
          />
        </div>
      </details>
      <TextareaField
        label={t("apply.note")}
        optional
        rows={2}
        hint={t("apply.noteHint")}
        {...field("note")}
      />
    </>
  );
}
