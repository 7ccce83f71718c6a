import { useLocation } from "@remix-run/react";
import { AddSheet } from "~/components/add-sheet";
import { withParams } from "~/components/table-params";
import type { Purchases } from "../records/queries.server";
import { useKitchenWords } from "./kitchen-words";
import { CorrectRecordForm, RecordForm } from "./record-form";

/** What the address opens over the list. */
export function RecordSheets(props: {
  purchases: Purchases;
  foods: string[];
  sheet: { add: string | null; correct: string | null };
  actionData: unknown;
}) {
  const { t } = useKitchenWords();
  const { search } = useLocation();
  const { sheet, ...rest } = props;
  const home = withParams(search, { add: null, correct: null });
  const row = props.purchases.records.find(({ id }) => id === sheet.correct);
  if (sheet.add) {
    return (
      <AddSheet title={t("records.add")} home={home}>
        <RecordForm {...rest} />
      </AddSheet>
    );
  }
  return row ? (
    <AddSheet title={t("records.correct")} home={home}>
      <CorrectRecordForm row={row} {...rest} />
    </AddSheet>
  ) : null;
}
