import { useTranslation } from "react-i18next";
import { ActionForm } from "~/components/action-form";
import { Link } from "~/components/link";
import { useActionForm } from "~/lib/form";
import { applyInput } from "../applications/schema";
import { ApplicationFields } from "./application-fields";
import { NoticeFields, type Notice } from "./notice-fields";

/** The public application: one column, no account, no script needed. */
export function ApplyForm(props: {
  formId: string;
  notice: Notice;
  askHref: string;
  actionData: unknown;
}) {
  const { t } = useTranslation(["enrolment", "common"]);
  const form = useActionForm({
    schema: applyInput,
    actionData: props.actionData,
    defaultValues: { schedule: "full", formId: props.formId },
  });
  return (
    <>
      <h1 className="text-24 min-[760px]:text-30">{t("apply.title")}</h1>
      <p className="mt-1 mb-5 text-ink-2">
        {t("apply.lead")}{" "}
        <Link to={props.askHref} className="text-link">
          {t("apply.onlyAsk")}
        </Link>
      </p>
      <ActionForm form={form} act={t("apply.send")}>
        <input type="hidden" {...form.register("formId")} />
        <ApplicationFields
          field={form.field}
          tick={form.tick}
          showSecond={Boolean(form.errorFor("secondName") ?? form.errorFor("secondPhone"))}
        />
        <NoticeFields
          notice={props.notice}
          label={t("apply.noticeRead")}
          tick={form.tick("noticeRead")}
        />
      </ActionForm>
    </>
  );
}
