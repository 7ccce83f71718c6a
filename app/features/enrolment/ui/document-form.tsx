import { useTranslation } from "react-i18next";
import { Form } from "@remix-run/react";
import { Banner } from "~/components/banner";
import { Card } from "~/components/card";
import { ConfirmButton } from "~/components/confirm-button";
import { TextareaField } from "~/components/textarea-field";
import type { DocumentVersionRow, DocumentText } from "~/features/centres/documents/queries.server";
import { publishDocumentInput } from "~/features/centres/documents/schema";
import { instantOf } from "~/lib/clock";
import { formatMoment } from "~/lib/dates";
import { useActionForm } from "~/lib/form";
import { documentBlanks } from "~/standards/document-texts";

/** A text that people agree to, to be published anew, and who published what before. */
export function DocumentForm(props: {
  inForce: DocumentText;
  versions: readonly DocumentVersionRow[];
  timeZone: string;
  actionData: unknown;
}) {
  const { t, i18n } = useTranslation(["enrolment", "enums"]);
  const { kind, version, zh, en } = props.inForce;
  const intent = `publish-${kind}`;
  const form = useActionForm({
    schema: publishDocumentInput,
    intent,
    actionData: props.actionData,
    defaultValues: { zh, en },
  });
  const blanks = documentBlanks[kind].map((name) => `{{${name}}}`).join(" ");
  return (
    <Card title={t(`enums:documentKind.${kind}`)}>
      <p className="mb-3 text-ink-2">
        {t(version === 0 ? "setting.documentDraft" : "setting.documentLead", { version, blanks })}
      </p>
      <Form {...form.formProps} className="grid gap-4">
        <input type="hidden" name="intent" value={intent} />
        <input type="hidden" name="kind" value={kind} />
        <input type="hidden" name="version" value={version} />
        {form.formError ? (
          <Banner tone="stop" inset>
            {form.formError}
          </Banner>
        ) : null}
        <div className="grid gap-4 lg:grid-cols-2">
          <TextareaField label={t("setting.textZh")} rows={12} {...form.field("zh")} />
          <TextareaField label={t("setting.textEn")} rows={12} {...form.field("en")} />
        </div>
        <div>
          <ConfirmButton
            kind="main"
            danger={false}
            busy={form.busy}
            question={t("setting.publishQuestion")}
            detail={t("setting.publishDetail")}
            confirmLabel={t("setting.publish")}
          >
            {t("setting.publish")}
          </ConfirmButton>
        </div>
      </Form>
      {props.versions.length > 0 ? (
        <>
          <h3 className="mt-5 mb-1 font-strong">{t("setting.versions")}</h3>
          <ul className="divide-y divide-line">
            {props.versions.map((row) => (
              <li key={row.version} className="flex flex-wrap justify-between gap-x-4 py-2">
                <span>{t("setting.version", { version: row.version })}</span>
                <span className="text-ink-2">
                  {row.publishedBy ?? t("setting.byProduct")}
                  {" · "}
                  {formatMoment(instantOf(row.publishedAt), props.timeZone, i18n.language)}
                </span>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </Card>
  );
}
