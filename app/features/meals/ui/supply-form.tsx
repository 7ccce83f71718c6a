import { ActionForm } from "~/components/action-form";
import { SelectField } from "~/components/select-field";
import { TextField } from "~/components/text-field";
import { supplierGroups } from "~db/enums";
import { useActionForm } from "~/lib/form";
import type { FoodPage } from "../foods/queries.server";
import { recordSupplyInput } from "../foods/schema";
import { useMealWords } from "./meal-words";
import { yuanOf } from "./yuan";

/** What a kilogram of any food costs here, and whom it is bought from. */
export function SupplyForm({ food, actionData }: { food: FoodPage; actionData: unknown }) {
  const { t } = useMealWords();
  const intent = "recordSupply";
  const form = useActionForm({
    schema: recordSupplyInput,
    intent,
    actionData,
    defaultValues: {
      price: food.fenPerKg === null ? "" : yuanOf(food.fenPerKg),
      supplierGroup: food.ownSupplier ?? "",
      version: food.supplyVersion,
    },
  });
  const usual = t(`enums:supplierGroup.${food.supplierGroup}`);
  return (
    <ActionForm form={form} intent={intent} act={t("common:save")}>
      <TextField
        label={t("foods.price")}
        hint={t("foods.supplyHint")}
        inputMode="decimal"
        autoComplete="off"
        optional
        {...form.field("price")}
      />
      <SelectField
        label={t("foods.supplier")}
        empty={t("foods.usualSupplier", { group: usual })}
        options={supplierGroups.map((value) => ({
          value,
          label: t(`enums:supplierGroup.${value}`),
        }))}
        {...form.field("supplierGroup")}
      />
    </ActionForm>
  );
}
