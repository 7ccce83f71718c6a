import { Fragment } from "react";
import { useTranslation } from "react-i18next";
import { Card } from "~/components/card";
import { RowList } from "~/components/row-list";
import { Tag } from "~/components/tag";
import { consentKinds } from "~db/enums";
import { formatLongDay } from "~/lib/dates";
import type { ConsentAnswer } from "../consents/queries.server";
import { consentsInForce, consentVersions, standingOf } from "../consents/rules";

export const standingTones = {
  unanswered: undefined,
  outdated: "warn",
  declined: "stop",
  granted: "ok",
} as const;

/** Every kind of consent with its wording of today, and all that was ever answered to it. */
export function ConsentLedger({ answers }: { answers: readonly ConsentAnswer[] }) {
  const { t, i18n } = useTranslation(["children", "enums"]);
  const inForce = consentsInForce(answers);
  return (
    <div className="grid items-start gap-4 lg:grid-cols-2">
      {consentKinds.map((kind) => {
        const standing = standingOf(inForce.get(kind));
        const given = answers.filter((answer) => answer.kind === kind).toReversed();
        return (
          <Card
            key={kind}
            title={t(`enums:consentKind.${kind}`)}
            aside={<Tag tone={standingTones[standing]}>{t(`ledger.standing.${standing}`)}</Tag>}
          >
            <p className="mb-2 text-ink-2">
              {t(`family.purpose.${kind}.v${consentVersions[kind]}`)}
              <span className="block text-second text-ink-3">
                {t("ledger.versionOf", { version: consentVersions[kind] })}
              </span>
            </p>
            {given.length > 0 ? (
              <RowList
                rows={given.map((answer) => ({
                  key: answer.id,
                  title: t(`enums:consentState.${answer.state}`),
                  detail: (
                    <Fragment>
                      {t("ledger.by", {
                        ...{ name: answer.guardianName, version: answer.version },
                        day: formatLongDay(answer.decidedOn, i18n.language),
                      })}
                      {answer.recordedBy ? (
                        <span className="block">
                          {t("ledger.recordedBy", { name: answer.recordedBy })}
                        </span>
                      ) : null}
                    </Fragment>
                  ),
                }))}
              />
            ) : null}
          </Card>
        );
      })}
    </div>
  );
}
