import type { FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { Banner } from "~/components/banner";
import { Button } from "~/components/button";
import { Card } from "~/components/card";
import { LinkButton } from "~/components/link-button";
import type { RosterImportSummary } from "../import/queries.server";
import { useStreamedWork } from "./streamed-work";
import { UndoImport } from "./undo-import";
import { WorkProgress } from "./work-progress";

/** What a preview says as a whole, and what is to be done with it; afterwards, what was done. */
export function ImportChoice({ about }: { about: RosterImportSummary }) {
  const { t } = useTranslation(["enrolment", "errors"]);
  const { rowCount, validCount, unclearCount, importedCount } = about;
  const wrong = rowCount - validCount;
  return (
    <Card className="mb-5 grid gap-3">
      <p className="text-section" role="status">
        {about.state === "imported"
          ? t("roster.importedLine", { imported: importedCount, left: rowCount - importedCount })
          : about.state === "undone"
            ? t("roster.undoneLine")
            : wrong === 0
              ? t("roster.allFine", { rows: rowCount })
              : t("roster.someFine", { rows: rowCount, valid: validCount, wrong })}
      </p>
      {about.state === "previewed" ? (
        <>
          {unclearCount > 0 ? (
            <Banner tone="warn" inset>
              {t("roster.someUnclear", { unclear: unclearCount })}
            </Banner>
          ) : null}
          <Choices {...{ importId: about.id, rowCount, validCount }} />
        </>
      ) : (
        <div className="flex flex-wrap items-center gap-2">
          <LinkButton to="/children/import">{t("roster.again")}</LinkButton>
          {about.state === "imported" ? <UndoImport importId={about.id} /> : null}
        </div>
      )}
    </Card>
  );
}

function Choices(props: { importId: string; rowCount: number; validCount: number }) {
  const { importId, rowCount, validCount } = props;
  const { t } = useTranslation(["enrolment", "errors"]);
  const work = useStreamedWork();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const { submitter } = event.nativeEvent as SubmitEvent; // reason: a submit event is nothing else
    const choice = submitter?.getAttribute("value") ?? "";
    if (!work.at) work.send(new URLSearchParams({ importId, choice }));
  };
  const act = { type: "submit", name: "choice", busy: work.at !== null } as const;
  return (
    <form method="post" onSubmit={submit} className="grid gap-3">
      {work.failure?.reason ? (
        <Banner tone="stop" inset>
          {t(`errors:${work.failure.reason}`, work.failure.detail ?? {})}
        </Banner>
      ) : null}
      {work.at ? <WorkProgress at={work.at} /> : null}
      <div className="flex flex-wrap items-center gap-2">
        {validCount === rowCount ? (
          <Button {...act} kind="main" value="all">
            {t("roster.importAll", { count: rowCount })}
          </Button>
        ) : (
          <>
            {validCount > 0 ? (
              <Button {...act} kind="main" value="valid">
                {t("roster.importValid", { count: validCount })}
              </Button>
            ) : null}
            <Button {...act} value="all">
              {t("roster.importNone")}
            </Button>
          </>
        )}
        <LinkButton to="/children/import" kind="quiet">
          {t("roster.again")}
        </LinkButton>
      </div>
    </form>
  );
}
