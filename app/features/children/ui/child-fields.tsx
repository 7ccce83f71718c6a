import { useState } from "react";
import { useTranslation } from "react-i18next";
import { DateField } from "~/components/date-field";
import { SegmentField } from "~/components/segment-field";
import { SelectField } from "~/components/select-field";
import { TextField } from "~/components/text-field";
import { TextareaField } from "~/components/textarea-field";
import type { FieldProps } from "~/lib/form";
import { idKinds, sexes } from "~db/enums";
import type { ChangeChildInput } from "../schema";

/** The fields of a child's record, for registering and for correcting alike. */
export function ChildFields(props: {
  field: (name: Exclude<keyof ChangeChildInput, "clarified" | "version">) => FieldProps;
  idKind: string;
  idMasked?: string | null;
}) {
  const { t } = useTranslation(["children", "enums"]);
  const { field } = props;
  const [idKind, setIdKind] = useState(props.idKind);
  const idKindField = field("idKind");
  return (
    <>
      <div className="grid gap-4 md:grid-cols-2">
        <TextField label={t("name")} autoComplete="off" {...field("name")} />
        <SegmentField
          label={t("sex")}
          options={sexes.map((value) => ({ value, label: t(`enums:sex.${value}`) }))}
          {...field("sex")}
        />
        <DateField label={t("bornOn")} {...field("bornOn")} />
        <DateField label={t("vaccinationCheckedOn")} optional {...field("vaccinationCheckedOn")} />
        <SelectField
          label={t("idKind")}
          options={idKinds.map((value) => ({ value, label: t(`enums:idKind.${value}`) }))}
          {...idKindField}
          onChange={(event) => {
            setIdKind(event.currentTarget.value);
            void idKindField.onChange(event);
          }}
        />
        {idKind === "pending" ? (
          <input type="hidden" name="idNumber" value="" />
        ) : (
          <TextField
            label={t("idNumber")}
            autoComplete="off"
            hint={props.idMasked ? t("idKept", { masked: props.idMasked }) : t("idHint")}
            {...field("idNumber")}
          />
        )}
      </div>
      <TextareaField label={t("pastIllness")} optional rows={2} {...field("pastIllness")} />
      <TextareaField label={t("note")} optional rows={2} {...field("note")} />
    </>
  );
}
