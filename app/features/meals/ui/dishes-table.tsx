import { EmptyState } from "~/components/empty-state";
import { FilterBar } from "~/components/filter-bar";
import { SearchField } from "~/components/search-field";
import { DataTable, type Column } from "~/components/table";
import { Tag } from "~/components/tag";
import { allergens, diets, dishKinds, mealBands, meals } from "~db/enums";
import type { LibraryRow } from "../library/queries.server";
import { DishPicture } from "./dish-picture";
import { useCost } from "./use-cost";
import { useMealWords } from "./meal-words";

/** The centre's dishes; what is in them and whom they do not suit is read from their foods. */
export function DishesTable(props: {
  rows: LibraryRow[];
  total: number;
  page: number;
  size: number;
  state?: string;
  isEmpty: boolean;
  exportHref: string;
}) {
  const { t, nameOf, list, allergenWords } = useMealWords();
  const cost = useCost();
  const columns: Column<LibraryRow>[] = [
    {
      key: "name",
      header: t("dishes.name"),
      sortable: true,
      cell: (row) => (
        <span className="inline-flex items-center gap-2">
          <DishPicture fileId={row.photoFileId} size={48} />
          {nameOf(row)}
          {row.archived ? <Tag>{t("dishes.archivedTag")}</Tag> : null}
        </span>
      ),
    },
    {
      key: "kind",
      header: t("dishes.kind"),
      sortable: true,
      cell: (row) => t(`enums:dishKind.${row.kind}`),
    },
    {
      key: "allergens",
      header: t("dishes.allergens"),
      phone: "label",
      cell: (row) => allergenWords(row.allergens) || t("dishes.none"),
    },
    {
      key: "cost",
      header: t("dishes.cost"),
      align: "end",
      sortable: true,
      phone: "label",
      cell: (row) => cost(row.cost),
    },
    {
      key: "broken",
      header: t("dishes.broken"),
      cell: (row) => list(row.broken.map((diet) => t(`enums:diet.${diet}`))) || t("dishes.none"),
    },
    {
      key: "meals",
      header: t("dishes.meals"),
      width: "9rem",
      cell: (row) => list(row.meals.map((meal) => t(`enums:meal.${meal}`))),
    },
    {
      key: "bands",
      header: t("dishes.bands"),
      width: "14rem",
      cell: (row) => list(row.bands.map((band) => t(`enums:mealBand.${band}`))),
    },
  ];
  const options = <T extends string>(values: readonly T[], group: string) =>
    values.map((value) => ({ value, label: t(`enums:${group}.${value}`) }));
  const months = Array.from({ length: 12 }, (_, at) => String(at + 1));
  return (
    <DataTable
      wide
      caption={t("dishes.title")}
      columns={columns}
      rows={props.rows}
      rowKey={(row) => row.id}
      getRowHref={(row) => `/dishes/${row.id}`}
      total={props.total}
      page={props.page}
      size={props.size}
      sizes={[25, 50, 100]}
      exportHref={props.exportHref}
      empty={
        props.isEmpty || props.state === "archived" ? (
          <EmptyState>{t(props.isEmpty ? "dishes.empty" : "dishes.archivedEmpty")}</EmptyState>
        ) : undefined
      }
      filters={
        <>
          <SearchField label={t("dishes.search")} />
          <FilterBar
            filters={[
              { name: "kind", label: t("dishes.kind"), options: options(dishKinds, "dishKind") },
              { name: "meal", label: t("dishes.meals"), options: options(meals, "meal") },
              { name: "band", label: t("dishes.band"), options: options(mealBands, "mealBand") },
              {
                name: "month",
                label: t("dishes.month"),
                all: t("dishes.any"),
                options: months.map((n) => ({ value: n, label: t("dishes.monthOf", { n }) })),
              },
              {
                name: "allergen",
                label: t("dishes.without"),
                all: t("dishes.any"),
                options: options(allergens, "allergen"),
              },
              {
                name: "diet",
                label: t("dishes.suits"),
                all: t("dishes.any"),
                options: options(
                  diets.filter((diet) => diet !== "other"),
                  "diet",
                ),
              },
              {
                name: "state",
                label: t("dishes.state"),
                all: t("dishes.current"),
                options: [{ value: "archived", label: t("dishes.archivedState") }],
              },
            ]}
          />
        </>
      }
    />
  );
}
