import { Form } from "@remix-run/react";
import { Banner } from "~/components/banner";
import { Button } from "~/components/button";
import { Card } from "~/components/card";
import type { ReadFoods, TableColumn } from "../tables/rules";
import { useMealWords } from "./meal-words";

/** What stands wrong at which cell, or the foods that the table would bring. */
export function FoodTableLook({ look: { foods, problems } }: { look: ReadFoods }) {
  const { t } = useMealWords();
  const headOf = (column: TableColumn): string => {
    const named = ["nameZh", "nameEn", "group", "edible", "allergens", "tags", "price"];
    if (named.includes(column)) return t(`foods.${column}`);
    return column === "supplierGroup" ? t("foods.supplier") : t(`foods.figure.${column}`);
  };
  if (problems.length > 0) {
    return (
      <Card title={t("foods.problems", { number: problems.length })}>
        <p className="mb-2 text-ink-2">{t("foods.problemsLead")}</p>
        <ul className="divide-y divide-line">
          {problems.map(({ row, column, cell, reason }) => (
            <li key={`${row} ${column}`} className="py-2">
              <b>{t("foods.problemAt", { row, column: headOf(column) })}</b>
              {cell === "" ? "" : ` ${t("foods.problemCell", { cell })}`}
              <span className="block text-stop-fg">{t(`errors:${reason}`)}</span>
            </li>
          ))}
        </ul>
      </Card>
    );
  }
  return (
    <Card title={t("foods.ready", { number: foods.length })}>
      <ul className="mb-4 max-h-96 divide-y divide-line overflow-y-auto" tabIndex={0}>
        {foods.map((food) => (
          <li key={String(food.nameZh)} className="flex flex-wrap justify-between gap-x-4 py-1.5">
            <span>{food.nameZh}</span>
            <span className="text-ink-2">
              {t(`enums:foodGroup.${String(food.group)}`)}
              {food.energy ? ` · ${String(food.energy)} kcal` : ""}
            </span>
          </li>
        ))}
      </ul>
      <Form method="post">
        <input type="hidden" name="foods" value={JSON.stringify(foods)} />
        <Banner inset>{t("foods.readyLead")}</Banner>
        <Button type="submit" kind="main" className="mt-3">
          {t("foods.take", { number: foods.length })}
        </Button>
      </Form>
    </Card>
  );
}
