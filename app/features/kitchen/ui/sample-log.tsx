import type { TFunction } from "i18next";
import { EmptyState } from "~/components/empty-state";
import { DataTable } from "~/components/table";
import { formatDate } from "~/lib/dates";
import type { Sample, SampleLog } from "../samples/queries.server";
import { dishName, useKitchenWords } from "./kitchen-words";

/** A month's samples as the book in the kitchen has them. */
export function SampleLogTable({ log }: { log: SampleLog }) {
  const { t, locale } = useKitchenWords();
  const column = (key: string) => ({ key, header: t(`samples.${key}`) });
  return (
    <DataTable
      caption={t("samples.log")}
      rows={log.samples}
      rowKey={({ id }) => id}
      empty={<EmptyState>{t("samples.logEmpty")}</EmptyState>}
      columns={[
        { ...column("day"), cell: ({ day }) => formatDate(day, locale) },
        { ...column("dish"), cell: (one) => dishName(locale, one) },
        { ...column("meal"), cell: ({ meal }) => t(`enums:meal.${meal}`) },
        { ...column("gramsIn"), align: "end", cell: ({ grams }) => grams },
        { ...column("box"), phone: "label", cell: ({ box }) => box },
        {
          ...{ ...column("sampledBy"), phone: "label" },
          cell: ({ sampledBy, sampled }) => `${sampledBy} ${sampled.time}`,
        },
        {
          ...{ ...column("destroyer"), phone: "label" },
          cell: ({ destroyedBy, destroyed }) =>
            destroyed
              ? `${destroyedBy} ${formatDate(destroyed.day, locale)} ${destroyed.time}`
              : null,
        },
      ]}
    />
  );
}

/** The same as a table of a workbook. */
export function sampleLogSheet(t: TFunction, samples: readonly Sample[], locale: string) {
  const column = (key: string, width: number) => ({ header: t(`kitchen:samples.${key}`), width });
  return {
    columns: [
      ...[column("day", 12), column("meal", 10), column("dish", 24), column("gramsIn", 10)],
      ...[column("box", 8), column("sampledBy", 12), column("sampledAt", 18)],
      ...[column("destroyer", 12), column("destroyedAt", 18)],
    ],
    rows: samples.map((one) => [
      ...[one.day, t(`enums:meal.${one.meal}`), dishName(locale, one), one.grams, one.box],
      ...[one.sampledBy, `${one.sampled.day} ${one.sampled.time}`, one.destroyedBy],
      one.destroyed ? `${one.destroyed.day} ${one.destroyed.time}` : null,
    ]),
  };
}
