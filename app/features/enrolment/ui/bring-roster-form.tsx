import type { FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { Banner } from "~/components/banner";
import { Button } from "~/components/button";
import { DateField } from "~/components/date-field";
import { FileField } from "~/components/file-field";
import { isFormFailure } from "~/lib/form-failure";
import { useStreamedWork } from "./streamed-work";
import { WorkProgress } from "./work-progress";

/** The roll and its day. A plain form: without a script it posts to its page, with one it shows a bar. */
export function BringRosterForm({ today, actionData }: { today: string; actionData: unknown }) {
  const { t } = useTranslation(["enrolment", "errors"]);
  const work = useStreamedWork();
  const failure = work.failure ?? (isFormFailure(actionData) ? actionData : null);
  const say = (key: string | undefined) => key && t(key, failure?.detail ?? {});
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!work.at) work.send(new FormData(event.currentTarget));
  };
  const asOf = failure?.values?.asOf;
  return (
    <form
      method="post"
      encType="multipart/form-data"
      noValidate
      onSubmit={submit}
      className="grid gap-4"
    >
      {failure?.reason ? (
        <Banner tone="stop" inset>
          {say(`errors:${failure.reason}`)}
        </Banner>
      ) : null}
      <FileField
        name="file"
        label={t("roster.file")}
        hint={t("roster.fileHint")}
        accept=".xlsx,.csv,.txt,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        error={say(failure?.errors?.file)}
      />
      <DateField
        name="asOf"
        label={t("roster.asOf")}
        hint={t("roster.asOfHint")}
        defaultValue={typeof asOf === "string" ? asOf : today}
        error={say(failure?.errors?.asOf)}
      />
      {work.at ? <WorkProgress at={work.at} /> : null}
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" kind="main" busy={work.at !== null} busyLabel={t("roster.preview")}>
          {t("roster.preview")}
        </Button>
        <span className="text-second text-ink-2">{t("roster.kept")}</span>
      </div>
    </form>
  );
}
