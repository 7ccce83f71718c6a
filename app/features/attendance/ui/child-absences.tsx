import { useTranslation } from "react-i18next";
import { Card } from "~/components/card";
import { EmptyState } from "~/components/empty-state";
import { LinkButton } from "~/components/link-button";
import { RowList } from "~/components/row-list";
import { Tag } from "~/components/tag";
import type { ChildAbsence } from "../absences/queries.server";
import { absenceDays } from "./absence-words";
import { followUpInWords } from "./register-words";

/** A child's absences, the newest first: who told, what was wrong, the latest that is known. */
export function ChildAbsences({ absences }: { absences: readonly ChildAbsence[] }) {
  const { t, i18n } = useTranslation(["attendance", "enums", "common"]);
  if (absences.length === 0) {
    return (
      <Card>
        <EmptyState>{t("absence.none")}</EmptyState>
      </Card>
    );
  }
  return (
    <Card title={t("absence.list")}>
      <RowList
        rows={absences.map((one) => {
          const days = absenceDays(one, t, i18n.language);
          const last = one.lines.findLast(({ kind }) => kind === "asked");
          const isUnasked = one.reason === "ill" && !last;
          const told = t(one.byFamily ? "absence.byFamily" : "absence.byCentre");
          const said = [told, one.symptoms, one.note].filter(Boolean);
          return {
            key: one.id,
            title: (
              <span className="flex flex-wrap items-center gap-2">
                {t("absence.line", { days, reason: t(`enums:absenceReason.${one.reason}`) })}
                {isUnasked ? <Tag tone="warn">{t("followUp.none")}</Tag> : null}
              </span>
            ),
            detail: (
              <>
                {said.join(t("common:clauseSeparator"))}
                {last ? (
                  <span className="block">{followUpInWords(t, last, i18n.language)}</span>
                ) : null}
              </>
            ),
            act: (
              <LinkButton
                to={`?absence=${one.id}`}
                kind="quiet"
                label={t("absence.openOf", { days })}
              >
                {t("absence.open")}
              </LinkButton>
            ),
          };
        })}
      />
    </Card>
  );
}
