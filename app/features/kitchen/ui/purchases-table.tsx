import { ShoppingBasket } from "lucide";
import { EmptyState } from "~/components/empty-state";
import { DataTable } from "~/components/table";
import { formatDate, formatWeekday } from "~/lib/dates";
import type { Purchases } from "../purchases/queries.server";
import { useKitchenWords, weightInWords } from "./kitchen-words";

/** What to buy, group by group; each day in a column of its own where that is asked for. */
export function PurchasesTable({ purchases }: { purchases: Purchases }) {
  const { t, locale } = useKitchenWords();
  const { groups, days, byDay } = purchases;
  const rows = groups.flatMap(({ group, foods }) => foods.map((food) => ({ group, ...food })));
  return (
    <DataTable
      caption={t("purchases.title")}
      rows={rows}
      rowKey={({ food }) => food}
      wide={byDay}
      empty={<EmptyState icon={ShoppingBasket}>{t("purchases.empty")}</EmptyState>}
      columns={[
        { key: "food", header: t("purchases.food"), cell: ({ name }) => name },
        {
          ...{ key: "group", header: t("purchases.group") },
          cell: ({ group }) => t(`enums:supplierGroup.${group}`),
        },
        {
          ...{ key: "edible", header: t("purchases.edible"), align: "end", phone: "hide" },
          cell: ({ edible }) => t("purchases.percent", { percent: edible }),
        },
        {
          ...{ key: "grams", header: t("purchases.toBuy"), align: "end", phone: "show" },
          cell: ({ grams }) => <b>{weightInWords(t, grams)}</b>,
        },
        ...(byDay ? days : []).map((day, at) => ({
          ...{ key: day, align: "end" as const, phone: "label" as const },
          header: `${formatWeekday(day, locale)} ${formatDate(day, locale)}`,
          cell: ({ perDay }: (typeof rows)[number]) =>
            perDay[at] ? t("day.grams", { n: perDay[at] }) : "",
        })),
      ]}
    />
  );
}
