import { useTranslation } from "react-i18next";
import { Card } from "~/components/card";
import { RowList } from "~/components/row-list";
import { Tag } from "~/components/tag";
import { formatLongDay } from "~/lib/dates";
import { consentKinds } from "~db/enums";
import type { ChildPage } from "../queries.server";
import { AddLink } from "./add-link";

const tones = { granted: "ok", refused: "warn", withdrawn: "warn" } as const;

/** Each thing a family may agree to, and the answer in force. */
export function ChildConsents({ child, mayRecord }: { child: ChildPage; mayRecord: boolean }) {
  const { t, i18n } = useTranslation(["children", "enums"]);
  return (
    <Card
      title={t("consents")}
      aside={mayRecord ? <AddLink what="consent" label={t("recordConsent")} /> : null}
    >
      <RowList
        rows={consentKinds.map((kind) => {
          const answer = child.consents.find((consent) => consent.kind === kind);
          return {
            key: kind,
            title: t(`enums:consentKind.${kind}`),
            detail: answer
              ? t("decidedBy", {
                  name: answer.guardianName,
                  day: formatLongDay(answer.decidedOn, i18n.language),
                })
              : t("notAsked"),
            act: answer?.outdated ? (
              <Tag tone="warn">{t("ledger.standing.outdated")}</Tag>
            ) : answer ? (
              <Tag tone={tones[answer.state]}>{t(`enums:consentState.${answer.state}`)}</Tag>
            ) : (
              <Tag>{t("unanswered")}</Tag>
            ),
          };
        })}
      />
    </Card>
  );
}
