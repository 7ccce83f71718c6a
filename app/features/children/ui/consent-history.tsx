import { useTranslation } from "react-i18next";
import type { ConsentKind, ConsentState } from "~db/enums";
import { formatLongDay } from "~/lib/dates";

type Past = {
  id: string;
  state: ConsentState;
  version: number;
  guardianName: string;
  decidedOn: string;
};

/** What was answered before, the newest first, and to which wording: 第 1 版. */
export function ConsentHistory(props: {
  history: readonly Past[];
  kind: ConsentKind;
  /** Of the wording that stands above. */
  version: number;
}) {
  const { t, i18n } = useTranslation(["children", "enums"]);
  const { kind, version } = props;
  if (props.history.length === 0) {
    return <p className="text-ink-3">{t("ledger.versionOf", { version })}</p>;
  }
  const former = [...new Set(props.history.map((one) => one.version))].filter((v) => v !== version);
  return (
    <details className="text-ink-2">
      <summary className="min-h-(--tap) cursor-pointer py-3 text-ink-3">
        {t("ledger.history", { version, count: props.history.length })}
      </summary>
      <ul className="grid gap-1">
        {props.history.toReversed().map((one) => (
          <li key={one.id}>
            {t("ledger.line", {
              ...{ state: t(`enums:consentState.${one.state}`), name: one.guardianName },
              ...{ day: formatLongDay(one.decidedOn, i18n.language), version: one.version },
            })}
          </li>
        ))}
      </ul>
      {former.map((one) => (
        <p key={one} className="mt-2">
          <b>{t("ledger.versionOf", { version: one })}</b> {t(`family.purpose.${kind}.v${one}`)}
        </p>
      ))}
    </details>
  );
}
