import { useTranslation } from "react-i18next";
import { Card } from "~/components/card";
import { Link } from "~/components/link";
import { LinkButton } from "~/components/link-button";
import { Tag } from "~/components/tag";
import { formatLongDay } from "~/lib/dates";
import type { OwnDocumentRow } from "../own-documents/queries.server";
import { acceptanceWords } from "./document-words";

/** Each text in force: its version, whether it waits, and who of the family agreed to which version when. */
export function OwnDocumentList(props: { rows: readonly OwnDocumentRow[]; childId: string }) {
  return (
    <div className="grid gap-4">
      {props.rows.map((row) => (
        <DocumentCard key={row.kind} row={row} childId={props.childId} />
      ))}
    </div>
  );
}

function DocumentCard({ row, childId }: { row: OwnDocumentRow; childId: string }) {
  const { t, i18n } = useTranslation(["families", "enums"]);
  const { kind, version, publishedAt } = row;
  const name = t(`enums:documentKind.${kind}`);
  const here = `/family/documents/${kind}?child=${childId}`;
  const waits = row.isOpen && row.maySign;
  return (
    <Card title={name} aside={<Standing row={row} />}>
      <p className="text-ink-2">
        {t("document.version", { version })}
        {publishedAt
          ? ` · ${t("document.since", { day: formatLongDay(publishedAt.day, i18n.language) })}`
          : null}
      </p>
      {row.acceptances.length > 0 ? (
        <ul className="mt-2 divide-y divide-line border-t border-line">
          {row.acceptances.map((one) => (
            <li
              key={`${String(one.version)} ${one.at.day} ${one.at.time} ${one.name}`}
              className="flex flex-wrap items-center justify-between gap-x-3 py-2"
            >
              {one.version === version ? (
                acceptanceWords(one, t, i18n.language)
              ) : (
                <Link to={`${here}&version=${String(one.version)}`} className="text-link">
                  {acceptanceWords(one, t, i18n.language)}
                </Link>
              )}
              {one.agreementId ? (
                <a href={`/agreements/${one.agreementId}.pdf`} download className="text-link">
                  {t("document.agreementFile")}
                </a>
              ) : null}
            </li>
          ))}
        </ul>
      ) : row.isAsked ? (
        <p className="mt-2 text-ink-2">{t("document.nobody")}</p>
      ) : null}
      <div className="mt-3">
        <LinkButton
          to={here}
          kind={waits ? "main" : "plain"}
          label={t(waits ? "document.openOf" : "document.readOf", { name })}
        >
          {t(waits ? "document.open" : "document.read")}
        </LinkButton>
      </div>
    </Card>
  );
}

function Standing({ row }: { row: OwnDocumentRow }) {
  const { t } = useTranslation("families");
  if (row.isOpen) return <Tag tone="warn">{t("document.waits")}</Tag>;
  const isAccepted = row.acceptances.some(({ version }) => version === row.version);
  return isAccepted ? <Tag tone="ok">{t("document.accepted")}</Tag> : null;
}
