import { useTranslation } from "react-i18next";
import { ActionForm } from "~/components/action-form";
import { LinkButton } from "~/components/link-button";
import { useActionForm } from "~/lib/form";
import { changeApplicationInput, enterApplicationInput } from "../applications/schema";
import { ApplicationFields } from "./application-fields";

/** The office writes an application down. */
export function EnterApplicationForm(props: {
  formId: string;
  given: Record<string, string>;
  actionData: unknown;
}) {
  const { t } = useTranslation(["enrolment", "common"]);
  const form = useActionForm({
    schema: enterApplicationInput,
    actionData: props.actionData,
    defaultValues: { schedule: "full", formId: props.formId, ...props.given },
  });
  return (
    <ActionForm
      form={form}
      act={t("applications.enter")}
      aside={
        <LinkButton to="/applications" kind="quiet">
          {t("common:cancel")}
        </LinkButton>
      }
    >
      <input type="hidden" {...form.register("formId")} />
      <ApplicationFields field={form.field} tick={form.tick} />
    </ActionForm>
  );
}

/** The office checks and corrects it. */
export function ChangeApplicationForm(props: {
  id: string;
  fields: Record<string, string | undefined>;
  actionData: unknown;
}) {
  const { t } = useTranslation(["enrolment", "common"]);
  const form = useActionForm({
    schema: changeApplicationInput,
    actionData: props.actionData,
    defaultValues: props.fields,
  });
  return (
    <ActionForm
      form={form}
      act={t("application.save")}
      aside={
        <LinkButton to={`/applications/${props.id}`} kind="quiet">
          {t("common:cancel")}
        </LinkButton>
      }
    >
      <ApplicationFields
        field={form.field}
        tick={form.tick}
        showSecond={Boolean(props.fields.secondName)}
      />
    </ActionForm>
  );
}
