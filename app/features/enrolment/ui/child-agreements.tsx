import { useTranslation } from "react-i18next";
import { Card } from "~/components/card";
import type { AgreementRow } from "../agreements/queries.server";

/** The agreements about a child, each as a document. */
export function ChildAgreements(props: { rows: readonly AgreementRow[] }) {
  const { t } = useTranslation("enrolment");
  if (props.rows.length === 0) return null;
  return (
    <Card title={t("agreement.title")}>
      <ul className="divide-y divide-line">
        {props.rows.map(({ id, number, acceptedBy, acceptedAt }) => (
          <li key={id} className="py-2.5">
            <a href={`/agreements/${id}.pdf`} download className="text-link">
              {t("agreement.line", {
                ...{ number, name: acceptedBy ?? "–" },
                when: acceptedAt,
              })}
            </a>
          </li>
        ))}
      </ul>
    </Card>
  );
}
