import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ActionForm } from "~/components/action-form";
import { LinkButton } from "~/components/link-button";
import { SelectField } from "~/components/select-field";
import { TextField } from "~/components/text-field";
import { useActionForm } from "~/lib/form";
import { classTypes, type ClassType } from "~db/enums";
import { maxPlaces } from "../rules";
import { changeClassInput, openClassInput } from "../schema";
import { ColourField } from "./colour-field";

type Stored = {
  name: string;
  type: ClassType;
  places: number;
  colour: number;
  version: string;
};

const fieldsOf = ({ name, type, places, colour, version }: Stored) => ({
  ...{ name, type, places, colour, version },
});

/** Opens a class, or with `stored` changes one; a new class takes the next free colour by itself. */
export function ClassForm(props: { stored?: Stored; cancelTo: string; actionData: unknown }) {
  const { t } = useTranslation(["centres", "enums", "common"]);
  const { stored } = props;
  const intent = stored ? "changeClass" : undefined;
  const form = useActionForm({
    schema: stored ? changeClassInput : openClassInput,
    intent,
    actionData: props.actionData,
    defaultValues: stored ? fieldsOf(stored) : {},
  });
  const [type, setType] = useState<string>(stored?.type ?? "");
  const known = classTypes.find((one) => one === type);
  const typeField = form.field("type");
  return (
    <ActionForm
      form={form}
      intent={intent}
      act={stored ? t("common:save") : t("open")}
      aside={
        <LinkButton to={props.cancelTo} kind="quiet">
          {t("common:cancel")}
        </LinkButton>
      }
    >
      <TextField label={t("name")} autoComplete="off" {...form.field("name")} />
      <SelectField
        label={t("type")}
        empty
        options={classTypes.map((value) => ({ value, label: t(`enums:classType.${value}`) }))}
        {...typeField}
        onChange={(event) => {
          setType(event.currentTarget.value);
          void typeField.onChange(event);
        }}
      />
      <TextField
        label={t("places")}
        inputMode="numeric"
        hint={known ? t("placesHint", { max: maxPlaces(known) }) : undefined}
        {...form.field("places")}
      />
      {stored ? <ColourField {...form.field("colour")} /> : null}
    </ActionForm>
  );
}
