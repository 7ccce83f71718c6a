import { Form } from "@remix-run/react";
import { SendHorizontal } from "lucide";
import { useTranslation } from "react-i18next";
import { Banner } from "~/components/banner";
import { Button } from "~/components/button";
import { FileField } from "~/components/file-field";
import { TextareaField } from "~/components/textarea-field";
import { useClearOnArrival } from "~/lib/clear-form";
import { useActionForm } from "~/lib/form";
import { maxPhotos } from "../rules";
import { sendMessageInput } from "../schema";

/** Words, photos and one button. `newest` is the own line that arrived last: with it both leave the form. */
export function Composer(props: {
  label: string;
  childId?: string;
  newest: string | undefined;
  actionData: unknown;
}) {
  const { t } = useTranslation(["messages", "common"]);
  const form = useActionForm({
    ...{ schema: sendMessageInput, intent: "send", actionData: props.actionData },
  });
  useClearOnArrival(form.formProps.ref, props.newest);
  const isOnField = form.errorFor("body") ?? form.errorFor("photos");
  return (
    <Form {...form.formProps} encType="multipart/form-data" className="no-print grid gap-2">
      <input type="hidden" name="intent" value="send" />
      {props.childId ? <input type="hidden" name="childId" value={props.childId} /> : null}
      {form.formError && !isOnField ? (
        <Banner tone="stop" inset>
          {form.formError}
        </Banner>
      ) : null}
      <TextareaField label={props.label} rows={2} {...form.field("body")} />
      <div className="flex flex-wrap items-end gap-2">
        <div className="min-w-0 flex-[1_1_14rem]">
          <FileField
            label={t("photos", { count: maxPhotos })}
            name="photos[]"
            accept="image/*"
            multiple
            optional
            error={form.errorFor("photos")}
            onChange={() => form.form.clearErrors()}
          />
        </div>
        <Button
          type="submit"
          kind="main"
          icon={SendHorizontal}
          busy={form.busy}
          busyLabel={t("common:sending")}
          className="ml-auto"
        >
          {t("send")}
        </Button>
      </div>
    </Form>
  );
}
