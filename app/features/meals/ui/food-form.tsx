import { ActionForm } from "~/components/action-form";
import { CheckboxField } from "~/components/checkbox-field";
import { LinkButton } from "~/components/link-button";
import { SelectField } from "~/components/select-field";
import { TextField } from "~/components/text-field";
import { allergens, dietTags, foodGroups, supplierGroups } from "~db/enums";
import { isFormFailure } from "~/lib/form-failure";
import { useActionForm } from "~/lib/form";
import { figures } from "../figures/rules";
import type { FoodPage } from "../foods/queries.server";
import { addFoodInput, changeFoodInput, type PostedForm } from "../foods/schema";
import { ChoiceBoxes } from "./choice-boxes";
import { useMealWords } from "./meal-words";

/** A food of the centre's own, new or corrected. What is left blank was not measured. */
export function FoodForm({ stored, actionData }: { stored?: FoodPage; actionData: unknown }) {
  const { t } = useMealWords();
  const intent = stored ? "changeFood" : undefined;
  const schema: PostedForm = stored ? changeFoodInput : addFoodInput;
  const form = useActionForm({
    schema,
    intent,
    actionData,
    defaultValues: stored
      ? { ...stored.per100, ...factsOf(stored), version: stored.version }
      : { edible: "100", allergens: [], tags: [] },
  });
  const clashes = isFormFailure(actionData) && actionData.reason === "meals_new_clashes";
  return (
    <ActionForm
      form={form}
      intent={intent}
      act={stored ? t("foods.saveFood") : t("foods.add")}
      aside={
        stored ? null : (
          <LinkButton to="/foods" kind="quiet">
            {t("common:cancel")}
          </LinkButton>
        )
      }
    >
      {clashes ? <CheckboxField label={t("foods.sure")} {...form.tick("sure")} /> : null}
      <div className="grid gap-4 md:grid-cols-2">
        <TextField label={t("foods.nameZh")} autoComplete="off" {...form.field("nameZh")} />
        <TextField
          label={t("foods.nameEn")}
          autoComplete="off"
          optional
          {...form.field("nameEn")}
        />
        <SelectField
          label={t("foods.group")}
          empty
          options={foodGroups.map((value) => ({ value, label: t(`enums:foodGroup.${value}`) }))}
          {...form.field("group")}
        />
        <TextField
          label={t("foods.ediblePercent")}
          hint={t("foods.edibleHint")}
          inputMode="decimal"
          {...form.field("edible")}
        />
      </div>
      <fieldset className="grid gap-3 border-t border-line pt-3">
        <legend className="float-left font-semibold">{t("foods.figures")}</legend>
        <p className="text-second text-ink-2">{t("foods.figuresHint")}</p>
        <div className="grid grid-cols-2 gap-4 md:grid-cols-4">
          {figures.map((nutrient) => (
            <TextField
              key={nutrient}
              label={t(`foods.figure.${nutrient}`)}
              inputMode="decimal"
              autoComplete="off"
              {...form.field(nutrient)}
            />
          ))}
        </div>
      </fieldset>
      <ChoiceBoxes
        label={t("foods.allergens")}
        hint={t("foods.allergensHint")}
        options={allergens.map((value) => ({ value, label: t(`enums:allergen.${value}`) }))}
        field={form.field("allergens")}
      />
      <ChoiceBoxes
        label={t("foods.tags")}
        hint={t("foods.tagsHint")}
        options={dietTags.map((value) => ({ value, label: t(`enums:dietTag.${value}`) }))}
        field={form.field("tags")}
      />
      {stored ? null : (
        <div className="grid gap-4 border-t border-line pt-4 md:grid-cols-2">
          <TextField
            label={t("foods.price")}
            hint={t("foods.supplyHint")}
            inputMode="decimal"
            optional
            {...form.field("price")}
          />
          <SelectField
            label={t("foods.supplier")}
            optional
            empty
            options={supplierGroups.map((value) => ({
              value,
              label: t(`enums:supplierGroup.${value}`),
            }))}
            {...form.field("supplierGroup")}
          />
        </div>
      )}
    </ActionForm>
  );
}

const factsOf = ({ nameZh, nameEn, group, edible, allergens: held, tags }: FoodPage) => ({
  ...{ nameZh, nameEn, group, edible, allergens: held, tags },
});
