import { useTranslation } from "react-i18next";
import { noticeLevels } from "~db/enums";
import { ActionForm } from "~/components/action-form";
import { Button } from "~/components/button";
import { CheckboxField } from "~/components/checkbox-field";
import { ConfirmButton } from "~/components/confirm-button";
import { DateField } from "~/components/date-field";
import { SegmentField } from "~/components/segment-field";
import { TextField } from "~/components/text-field";
import { TextareaField } from "~/components/textarea-field";
import { TimeField } from "~/components/time-field";
import { useActionForm } from "~/lib/form";
import { isFormFailure } from "~/lib/form-failure";
import type { NoticePage, NoticeTargets } from "../notices/queries.server";
import { changeNoticeInput, writeNoticeInput } from "../notices/schema";
import { NoticeTargetFields } from "./notice-target-fields";

/** A notice that is not out yet: text, target, and what is to be done with it. Works as a plain form. */
export function NoticeForm(props: {
  targets: NoticeTargets;
  today: string;
  actionData: unknown;
  known?: NoticePage;
}) {
  const { t } = useTranslation(["messages", "enums"]);
  const { targets, known, actionData } = props;
  const isScheduled = known?.state === "scheduled";
  const [only] = targets.classes;
  const form = useActionForm({
    ...{ schema: known ? changeNoticeInput : writeNoticeInput, intent: "save", actionData },
    defaultValues: {
      level: known?.level ?? (targets.mayAll ? "centre" : "class"),
      ...(known && {
        ...{ title: known.title, body: known.body, mustConfirm: known.mustConfirm },
        ...{ publishOn: known.publishAt?.day, publishTime: known.publishAt?.time },
        version: known.version,
      }),
    },
  });
  const typed = isFormFailure(actionData) ? actionData.values : undefined;
  const chosen = (name: "classIds" | "childIds", stored: readonly string[]) =>
    new Set(typed ? [typed[name] ?? []].flat() : stored);
  const firstClass = targets.mayAll || targets.classes.length !== 1 || !only ? [] : [only.id];
  const levels = noticeLevels.filter((level) => targets.mayAll || level !== "centre");
  return (
    <ActionForm
      {...{ form, intent: "save" }}
      act={t(isScheduled ? "notice.schedule" : "notice.saveDraft")}
      aside={
        <>
          <Button type="submit" name="act" value={isScheduled ? "draft" : "schedule"}>
            {t(isScheduled ? "notice.saveDraft" : "notice.schedule")}
          </Button>
          <ConfirmButton
            name="act"
            value="publish"
            danger={false}
            question={t("notice.publishAsk")}
            detail={t("notice.publishDetail")}
            confirmLabel={t("notice.publish")}
            cancelLabel={t("notice.keepWriting")}
          >
            {t("notice.publish")}
          </ConfirmButton>
        </>
      }
    >
      {/* what the first button does; a later one says otherwise */}
      <input type="hidden" name="act" value={isScheduled ? "schedule" : "draft"} />
      <TextField label={t("notice.name")} maxLength={80} {...form.field("title")} />
      <TextareaField
        label={t("notice.body")}
        hint={t("notice.bodyHint")}
        rows={10}
        {...form.field("body")}
      />
      <div className="group grid gap-4">
        <SegmentField
          label={t("notice.level")}
          options={levels.map((value) => ({ value, label: t(`enums:noticeLevel.${value}`) }))}
          {...form.field("level")}
        />
        <NoticeTargetFields
          classes={targets.classes}
          classIds={chosen("classIds", known?.classes.map(({ id }) => id) ?? firstClass)}
          childIds={chosen("childIds", known?.children.map(({ id }) => id) ?? [])}
          classError={form.errorFor("classIds")}
          childError={form.errorFor("childIds")}
          onChoose={() => form.form.clearErrors()}
        />
      </div>
      <CheckboxField
        label={t("notice.mustConfirm")}
        hint={t("notice.mustConfirmHint")}
        {...form.tick("mustConfirm")}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <DateField
          label={t("notice.publishOn")}
          hint={t("notice.publishHint")}
          min={props.today}
          optional
          {...form.field("publishOn")}
        />
        <TimeField label={t("notice.publishTime")} optional {...form.field("publishTime")} />
      </div>
    </ActionForm>
  );
}
