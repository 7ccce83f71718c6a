import { useTranslation } from "react-i18next";
import { ActionForm } from "~/components/action-form";
import { Card } from "~/components/card";
import { LinkButton } from "~/components/link-button";
import { PasswordField } from "~/components/password-field";
import { SelectField } from "~/components/select-field";
import { enterPinInput } from "~/features/accounts/pins/schema";
import { useActionForm } from "~/lib/form";
import type { Actor } from "../actors/queries.server";

/** The PIN on a page of its own: what the dialog asks, by the browser alone. */
export function PinPage(props: {
  actors: readonly Actor[];
  chosen: string | null;
  then: string;
  actionData: unknown;
}) {
  const { t } = useTranslation(["attendance", "common"]);
  const form = useActionForm({
    ...{ schema: enterPinInput, actionData: props.actionData },
    defaultValues: { staffId: props.chosen ?? "" },
  });
  return (
    <Card className="max-w-[420px]">
      <p className="mb-4 text-ink-2">{t("pin.why")}</p>
      <ActionForm
        form={form}
        act={t("pin.enter")}
        aside={<LinkButton to={props.then}>{t("common:cancel")}</LinkButton>}
      >
        <input type="hidden" name="then" value={props.then} />
        <SelectField
          label={t("pin.who")}
          empty
          options={props.actors.map(({ id, name }) => ({ value: id, label: name }))}
          {...form.field("staffId")}
        />
        <PasswordField
          label={t("pin.label")}
          inputMode="numeric"
          maxLength={6}
          {...form.field("pin")}
          autoComplete="off"
        />
      </ActionForm>
    </Card>
  );
}
