import type { TFunction } from "i18next";
import { useLocation } from "@remix-run/react";
import { ReceiptText } from "lucide";
import { EmptyState } from "~/components/empty-state";
import { SearchField } from "~/components/search-field";
import { DataTable } from "~/components/table";
import { withParams } from "~/components/table-params";
import { formatDate } from "~/lib/dates";
import type { PurchaseRow, Purchases } from "../records/queries.server";
import { useKitchenWords } from "./kitchen-words";

/** What came in a month; a row opens for those who may correct it. */
export function RecordsTable(props: { purchases: Purchases; mayWrite: boolean }) {
  const { t, locale } = useKitchenWords();
  const { search } = useLocation();
  const { purchases, mayWrite } = props;
  const column = (key: string) => ({ key, header: t(`records.${key}`) });
  const date = (day: string | null) => (day ? formatDate(day, locale) : "");
  return (
    <DataTable
      caption={t("records.title")}
      rows={purchases.records}
      rowKey={({ id }) => id}
      wide
      getRowHref={mayWrite ? ({ id }) => withParams(search, { correct: id }) : undefined}
      filters={<SearchField placeholder={t("records.search")} />}
      empty={
        purchases.all > 0 ? undefined : (
          <EmptyState icon={ReceiptText}>{t("records.empty")}</EmptyState>
        )
      }
      columns={[
        {
          ...column("food"),
          cell: ({ food, remark }) => (
            <>
              {food}
              {remark ? <small className="block font-normal text-ink-2">{remark}</small> : null}
            </>
          ),
        },
        {
          ...{ ...column("quantity"), align: "end" },
          cell: ({ quantity, unit }) => `${quantity} ${t(`enums:purchaseUnit.${unit}`)}`,
        },
        {
          ...column("received"),
          cell: ({ receivedOn, time, receivedBy }) =>
            `${formatDate(receivedOn, locale)} ${time} ${receivedBy}`,
        },
        { ...column("supplier"), phone: "label", cell: ({ supplier }) => supplier },
        { ...column("batch"), phone: "label", cell: ({ batch }) => batch },
        {
          ...{ ...column("dates"), phone: "label" },
          cell: ({ producedOn, expiresOn }) =>
            producedOn || expiresOn ? `${date(producedOn)} – ${date(expiresOn)}` : "",
        },
        {
          ...{ ...column("certificate"), phone: "label" },
          cell: ({ certificate, photoFileId }) =>
            photoFileId ? (
              <a href={`/files/${photoFileId}/original`} className="underline">
                {certificate || t("photo")}
              </a>
            ) : (
              certificate
            ),
        },
      ]}
    />
  );
}

/** The same as a table of a workbook, with the day until which each is kept. */
export function recordsSheet(t: TFunction, records: readonly PurchaseRow[]) {
  const column = (key: string, width: number) => ({ header: t(`kitchen:records.${key}`), width });
  return {
    columns: [
      ...[column("receivedOn", 18), column("food", 20), column("quantity", 10), column("unit", 8)],
      ...[column("supplier", 24), column("batch", 16), column("producedOn", 12)],
      ...[column("expiresOn", 12), column("certificate", 20), column("receivedBy", 12)],
      ...[column("remark", 24), column("keptUntil", 12)],
    ],
    rows: records.map((one) => [
      ...[`${one.receivedOn} ${one.time}`, one.food, one.quantity],
      ...[t(`enums:purchaseUnit.${one.unit}`), one.supplier, one.batch, one.producedOn],
      ...[one.expiresOn, one.certificate, one.receivedBy, one.remark, one.keptUntil],
    ]),
  };
}
