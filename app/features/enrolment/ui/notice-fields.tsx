import { useTranslation } from "react-i18next";
import { CheckboxField, type CheckboxFieldProps } from "~/components/checkbox-field";
import { DocumentText } from "~/features/centres/ui/document-text";

export type Notice = { version: number; text: string };

/** The privacy notice with its tick, and the field that people do not see and machines fill in. */
export function NoticeFields(props: {
  notice: Notice;
  /** Words of the tick. */
  label: string;
  tick: Omit<CheckboxFieldProps, "label">;
}) {
  const { t } = useTranslation("enrolment");
  const { version, text } = props.notice;
  return (
    <>
      <input type="hidden" name="noticeVersion" value={version} />
      <div className="absolute -left-[9999px]" aria-hidden="true">
        <label>
          {t("apply.website")}
          <input type="text" name="website" tabIndex={-1} autoComplete="off" />
        </label>
      </div>
      <details className="rounded-field bg-sunk px-4">
        <summary className="min-h-(--tap) cursor-pointer py-3">
          <span className="font-strong">{t("apply.notice")}</span>{" "}
          <span className="text-ink-2">{t("apply.noticeVersion", { version })}</span>
        </summary>
        <div
          className="max-h-96 overflow-y-auto pb-4"
          tabIndex={0}
          role="group"
          aria-label={t("apply.notice")}
        >
          <DocumentText text={text} />
        </div>
      </details>
      <CheckboxField label={props.label} {...props.tick} />
    </>
  );
}
