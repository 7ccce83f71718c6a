import { Form } from "@remix-run/react";
import { SendHorizontal } from "lucide";
import { useTranslation } from "react-i18next";
import { Banner } from "~/components/banner";
import { Button } from "~/components/button";
import { TextareaField } from "~/components/textarea-field";
import { useClearOnArrival } from "~/lib/clear-form";
import { useActionForm } from "~/lib/form";
import { sendMessageInput } from "../schema";

/** One field and one button. `newest` is the own line that arrived last: with it the words leave the field. */
export function Composer(props: {
  label: string;
  childId?: string;
  newest: string | undefined;
  actionData: unknown;
}) {
  const { t } = useTranslation(["messages", "common"]);
  const form = useActionForm({ schema: sendMessageInput, actionData: props.actionData });
  useClearOnArrival(form.formProps.ref, props.newest);
  return (
    <Form {...form.formProps} className="no-print grid gap-2">
      {props.childId ? <input type="hidden" name="childId" value={props.childId} /> : null}
      {form.formError && !form.errorFor("body") ? (
        <Banner tone="stop" inset>
          {form.formError}
        </Banner>
      ) : null}
      <TextareaField label={props.label} rows={2} {...form.field("body")} />
      <Button
        type="submit"
        kind="main"
        icon={SendHorizontal}
        busy={form.busy}
        busyLabel={t("common:sending")}
        className="justify-self-end"
      >
        {t("send")}
      </Button>
    </Form>
  );
}
