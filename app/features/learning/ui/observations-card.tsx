import { Leaf } from "lucide";
import { useTranslation } from "react-i18next";
import { Card } from "~/components/card";
import { EmptyState } from "~/components/empty-state";
import { LinkButton } from "~/components/link-button";
import type { ObservationRow } from "../queries.server";
import { ObservationList } from "./observation-list";

/** A child's observations on the staff's page, with the way to write the next one. */
export function ObservationsCard(props: {
  childId: string;
  rows: readonly ObservationRow[];
  mayWrite: boolean;
}) {
  const { t } = useTranslation("learning");
  const write = props.mayWrite ? (
    <LinkButton to={`/observations/new?child=${props.childId}`} kind="main" icon={Leaf}>
      {t("write")}
    </LinkButton>
  ) : undefined;
  const isEmpty = props.rows.length === 0;
  return (
    <Card title={t("ofChild")} aside={isEmpty ? null : write}>
      {isEmpty ? (
        <EmptyState icon={Leaf} action={write}>
          {t("noneOfChild")}
        </EmptyState>
      ) : (
        <ObservationList rows={props.rows} mayWrite={props.mayWrite} />
      )}
    </Card>
  );
}
