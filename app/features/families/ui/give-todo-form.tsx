import { useTranslation } from "react-i18next";
import { ActionForm } from "~/components/action-form";
import { DateField } from "~/components/date-field";
import { TextField } from "~/components/text-field";
import { useClearOnArrival } from "~/lib/clear-form";
import { useActionForm } from "~/lib/form";
import { giveTodoInput } from "../todos/schema";

/** One sentence and a day; `newest` is the to-do that was given last. */
export function GiveTodoForm(props: {
  newest: string | undefined;
  actionData: unknown;
  today: string;
}) {
  const { t } = useTranslation("families");
  const form = useActionForm({ schema: giveTodoInput, actionData: props.actionData });
  useClearOnArrival(form.formProps.ref, props.newest);
  return (
    <ActionForm form={form} act={t("todo.give")}>
      <div className="grid gap-4 md:grid-cols-[minmax(0,1fr)_220px]">
        <TextField
          label={t("todo.text")}
          hint={t("todo.textHint")}
          maxLength={80}
          autoComplete="off"
          {...form.field("text")}
        />
        <DateField label={t("todo.dueOn")} optional min={props.today} {...form.field("dueOn")} />
      </div>
    </ActionForm>
  );
}
