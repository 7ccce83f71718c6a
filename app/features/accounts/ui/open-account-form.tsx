import { useTranslation } from "react-i18next";
import { ActionForm } from "~/components/action-form";
import { LinkButton } from "~/components/link-button";
import { SelectField } from "~/components/select-field";
import { TextField } from "~/components/text-field";
import { useActionForm } from "~/lib/form";
import { roles, type Role } from "~db/enums";
import { mayGive } from "../rules";
import { openAccountInput } from "../schema";

export function OpenAccountForm(props: { ownRole: Role | null; actionData: unknown }) {
  const { t } = useTranslation(["accounts", "enums", "common"]);
  const form = useActionForm({ schema: openAccountInput, actionData: props.actionData });
  return (
    <ActionForm
      form={form}
      act={t("openAct")}
      aside={
        <LinkButton to="/accounts" kind="quiet">
          {t("common:cancel")}
        </LinkButton>
      }
    >
      <TextField label={t("name")} autoComplete="off" {...form.field("name")} />
      <TextField
        label={t("phone")}
        inputMode="tel"
        autoComplete="off"
        hint={t("openHint")}
        {...form.field("phone")}
      />
      <SelectField
        label={t("role")}
        empty
        options={roles
          .filter((role) => mayGive(props.ownRole, role))
          .map((value) => ({
            value,
            label: t(`enums:role.${value}`),
          }))}
        {...form.field("role")}
      />
    </ActionForm>
  );
}
