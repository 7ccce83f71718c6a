import { useTranslation } from "react-i18next";
import { ActionForm } from "~/components/action-form";
import { CheckboxField } from "~/components/checkbox-field";
import { LinkButton } from "~/components/link-button";
import { useActionForm } from "~/lib/form";
import { changeChildInput } from "../schema";
import { ChildFields } from "./child-fields";

export function ChangeChildForm(props: {
  stored: {
    id: string;
    name: string;
    sex: string;
    bornOn: string;
    idKind: string;
    idMasked: string | null;
    pastIllness: string;
    vaccinationCheckedOn: string | null;
    note: string;
    toClarify: string;
    version: string;
  };
  actionData: unknown;
}) {
  const { t } = useTranslation(["common", "children"]);
  const { stored } = props;
  const form = useActionForm({
    schema: changeChildInput,
    actionData: props.actionData,
    defaultValues: {
      ...stored,
      idNumber: "",
      vaccinationCheckedOn: stored.vaccinationCheckedOn ?? "",
    },
  });
  return (
    <ActionForm
      form={form}
      act={t("save")}
      aside={
        <LinkButton to={`/children/${stored.id}`} kind="quiet">
          {t("cancel")}
        </LinkButton>
      }
    >
      <ChildFields field={form.field} idKind={stored.idKind} idMasked={stored.idMasked} />
      {stored.toClarify ? (
        <CheckboxField
          label={t("children:clarified")}
          hint={t("children:toClarify", { text: stored.toClarify })}
          {...form.tick("clarified")}
        />
      ) : null}
    </ActionForm>
  );
}
