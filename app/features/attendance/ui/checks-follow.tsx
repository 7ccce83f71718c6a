import { useTranslation } from "react-i18next";
import { Card } from "~/components/card";
import { LinkButton } from "~/components/link-button";
import { RowList } from "~/components/row-list";
import { Tag } from "~/components/tag";
import { Face } from "~/features/children/ui/face";
import { formatDate } from "~/lib/dates";
import type { Unfollowed } from "../absences/queries.server";
import type { CheckedChild, ChecksPage } from "../checks/queries.server";
import { absenceDays } from "./absence-words";
import { checkFace, CheckLink, CheckName, TellButton } from "./check-rows";
import { findingsInWords } from "./check-words";

/** What is not done with a check or a sickness: a family to be told, a child to be seen again, a cause to be asked. */
export function ChecksFollow({ checks }: { checks: ChecksPage }) {
  const { t, i18n } = useTranslation(["attendance", "enums", "common"]);
  const { today, before, absences } = checks.follow;
  const total = today.length + before.length + absences.length;
  const partOf = (kind: "morningCheck" | "noonCheck") => t(`enums:entryKind.${kind}`);
  return (
    <Card title={t("checks.follow")} aside={total > 0 ? <Tag tone="warn">{total}</Tag> : null}>
      {total === 0 ? <p className="text-ink-2">{t("checks.nothingToFollow")}</p> : null}
      {total === 0 ? null : (
        <RowList
          rows={[
            ...today.map((child) => ({
              key: `${child.childId} ${child.check?.entryId}`,
              mark: checkFace(child),
              title: <CheckName child={child} />,
              detail: [
                child.check &&
                  t("checks.ofPart", {
                    part: partOf(child.check.kind),
                    what: findingsInWords(t, child.check.payload),
                  }),
                child.waits?.tell && t("checks.waitsTell"),
                child.waits?.recheck && t("checks.waitsRecheck"),
              ]
                .filter(Boolean)
                .join(t("common:clauseSeparator")),
              act: <WaitingAct child={child} />,
            })),
            ...before.map((check) => ({
              key: check.entryId,
              mark: <Face name={check.name} fileId={check.faceFileId} />,
              title: check.name,
              detail: [
                t("checks.before", {
                  day: formatDate(check.day, i18n.language),
                  part: partOf(check.kind),
                }),
                findingsInWords(t, check.payload),
                t("checks.waitsTell"),
              ]
                .filter(Boolean)
                .join(t("common:clauseSeparator")),
              act: <TellButton entryId={check.entryId} name={check.name} />,
            })),
            ...absences.map((one) => ({
              key: one.id,
              mark: checkFace(one),
              title: <CheckName child={one} />,
              detail: illInWords(one),
              act: (
                <LinkButton
                  to={`/children/${one.childId}/absences?absence=${one.id}`}
                  label={t("checks.askOf", { name: one.name })}
                >
                  {t("checks.ask")}
                </LinkButton>
              ),
            })),
          ]}
        />
      )}
    </Card>
  );

  function illInWords(one: Unfollowed): string {
    return [absenceDays(one, t, i18n.language), one.symptoms, t("checks.illNotAsked")]
      .filter(Boolean)
      .join(t("common:clauseSeparator"));
  }
}

function WaitingAct({ child }: { child: CheckedChild }) {
  const { t } = useTranslation("attendance");
  const { check, waits, name } = child;
  if (check && waits?.tell) return <TellButton entryId={check.entryId} name={name} />;
  return (
    <CheckLink childId={child.childId} part="noon" label={t("checks.toNoonOf", { name })}>
      {t("checks.toNoon")}
    </CheckLink>
  );
}
