import { EmptyState } from "~/components/empty-state";
import { FilterBar } from "~/components/filter-bar";
import { SearchField } from "~/components/search-field";
import { DataTable, type Column } from "~/components/table";
import { Tag } from "~/components/tag";
import { allergens, foodGroups } from "~db/enums";
import { figures } from "../figures/rules";
import type { FoodRow } from "../foods/queries.server";
import { foodStates } from "../foods/schema";
import { useMealWords } from "./meal-words";
import { yuanOf } from "./yuan";

/** Every food a dish may have, with its figures as the table gives them; a dash is not measured. */
export function FoodsTable(props: {
  rows: FoodRow[];
  total: number;
  page: number;
  size: number;
  state?: string;
  exportHref: string;
}) {
  const { t, nameOf, allergenWords } = useMealWords();
  const columns: Column<FoodRow>[] = [
    {
      key: "name",
      header: t("foods.name"),
      sortable: true,
      cell: (row) => (
        <span className="inline-flex flex-wrap items-center gap-1.5">
          {nameOf(row)}
          {row.isOwn ? <Tag tone="brand">{t("foods.own")}</Tag> : null}
          {row.provisional ? <Tag tone="warn">{t("foods.provisional")}</Tag> : null}
        </span>
      ),
    },
    {
      key: "group",
      header: t("foods.group"),
      sortable: true,
      cell: (row) => t(`enums:foodGroup.${row.group}`),
    },
    {
      key: "energy",
      header: t("foods.figure.energy"),
      align: "end",
      sortable: true,
      phone: "label",
      cell: (row) => row.per100.energy ?? t("foods.notMeasured"),
    },
    {
      key: "price",
      header: t("foods.price"),
      align: "end",
      sortable: true,
      phone: "label",
      cell: (row) => (row.fenPerKg === null ? t("foods.noPrice") : yuanOf(row.fenPerKg)),
    },
    {
      key: "allergens",
      header: t("foods.allergens"),
      phone: "label",
      cell: (row) => allergenWords(row.allergens),
    },
    {
      key: "edible",
      header: t("foods.edible"),
      align: "end",
      sortable: true,
      cell: (row) => t("foods.percent", { n: row.edible }),
    },
    ...figures
      .filter((nutrient) => nutrient !== "energy")
      .map((nutrient): Column<FoodRow> => ({
        key: nutrient,
        header: t(`foods.figure.${nutrient}`),
        align: "end",
        sortable: true,
        cell: (row) => row.per100[nutrient] ?? t("foods.notMeasured"),
      })),
  ];
  return (
    <DataTable
      wide
      caption={t("foods.title")}
      columns={columns}
      rows={props.rows}
      rowKey={(row) => row.code}
      getRowHref={(row) => `/foods/${row.code}`}
      total={props.total}
      page={props.page}
      size={props.size}
      sizes={[25, 50, 100]}
      exportHref={props.exportHref}
      empty={
        props.state === "archived" ? <EmptyState>{t("foods.archivedEmpty")}</EmptyState> : undefined
      }
      filters={
        <>
          <SearchField label={t("foods.search")} />
          <FilterBar
            filters={[
              {
                name: "group",
                label: t("foods.group"),
                options: foodGroups.map((value) => ({
                  value,
                  label: t(`enums:foodGroup.${value}`),
                })),
              },
              {
                name: "allergen",
                label: t("foods.containing"),
                all: t("foods.anyAllergen"),
                options: allergens.map((value) => ({
                  value,
                  label: t(`enums:allergen.${value}`),
                })),
              },
              {
                name: "state",
                label: t("foods.state"),
                all: t("foods.current"),
                options: foodStates.map((value) => ({ value, label: t(`foods.states.${value}`) })),
              },
            ]}
          />
        </>
      }
    />
  );
}
