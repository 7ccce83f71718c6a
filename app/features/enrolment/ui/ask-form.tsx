import { useTranslation } from "react-i18next";
import { ActionForm } from "~/components/action-form";
import { Link } from "~/components/link";
import { TextField } from "~/components/text-field";
import { TextareaField } from "~/components/textarea-field";
import { useActionForm } from "~/lib/form";
import { askQuestionInput } from "../enquiries/schema";
import { NoticeFields, type Notice } from "./notice-fields";

/** A question to the centre, from someone without an account. */
export function AskForm(props: {
  formId: string;
  notice: Notice;
  applyHref: string;
  actionData: unknown;
}) {
  const { t } = useTranslation(["enrolment", "common"]);
  const form = useActionForm({
    schema: askQuestionInput,
    actionData: props.actionData,
    defaultValues: { formId: props.formId },
  });
  return (
    <>
      <h1 className="text-24 min-[760px]:text-30">{t("apply.askTitle")}</h1>
      <p className="mt-1 mb-5 text-ink-2">
        {t("apply.askLead")}{" "}
        <Link to={props.applyHref} className="text-link">
          {t("apply.toApply")}
        </Link>
      </p>
      <ActionForm form={form} act={t("apply.ask")}>
        <input type="hidden" {...form.register("formId")} />
        <TextField label={t("apply.guardianName")} autoComplete="name" {...form.field("name")} />
        <TextField
          label={t("apply.guardianPhone")}
          inputMode="tel"
          autoComplete="tel"
          {...form.field("phone")}
        />
        <TextareaField label={t("apply.question")} rows={4} {...form.field("question")} />
        <NoticeFields
          notice={props.notice}
          label={t("apply.noticeReadQuestion")}
          tick={form.tick("noticeRead")}
        />
      </ActionForm>
    </>
  );
}
