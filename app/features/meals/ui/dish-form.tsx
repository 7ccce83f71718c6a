import { ActionForm } from "~/components/action-form";
import { CheckboxField } from "~/components/checkbox-field";
import { LinkButton } from "~/components/link-button";
import { SelectField } from "~/components/select-field";
import { TextField } from "~/components/text-field";
import { TextareaField } from "~/components/textarea-field";
import { dishKinds, dishTextures, meals } from "~db/enums";
import { useActionForm } from "~/lib/form";
import { isFormFailure } from "~/lib/form-failure";
import type { LibraryDish } from "../library/queries.server";
import { foodField, infantTextures, rowNumbers } from "../library/rules";
import { addDishInput, changeDishInput } from "../library/schema";
import type { PostedForm } from "../foods/schema";
import { ChoiceBoxes } from "./choice-boxes";
import { IngredientRows } from "./ingredient-rows";
import { useMealWords } from "./meal-words";

/** A dish, new or corrected: what it is, what is in it for each band, how it is made. */
export function DishForm({
  stored,
  foods,
  actionData,
}: {
  stored?: LibraryDish;
  /** The names a row may choose from. */
  foods: readonly string[];
  actionData: unknown;
}) {
  const { t } = useMealWords();
  // typed by what both have: names are made by the row
  const schema: PostedForm = stored ? changeDishInput : addDishInput;
  const form = useActionForm({
    schema,
    actionData,
    defaultValues: stored
      ? { ...factsOf(stored), ...stored.fields, version: stored.version }
      : { kind: "", texture: "soft", meals: ["lunch"], months: [], infantTextures: [] },
  });
  const failure = isFormFailure(actionData) ? actionData : null;
  const words = (group: string, values: readonly string[]) =>
    values.map((value) => ({ value, label: t(`enums:${group}.${value}`) }));
  const filled = rowNumbers.filter(
    (at) => stored?.fields[foodField(at)] !== undefined || failure?.values?.[foodField(at)],
  );
  return (
    <ActionForm
      form={form}
      act={t("dishes.saveDish")}
      aside={
        <LinkButton to={stored ? `/dishes/${stored.id}` : "/dishes"} kind="quiet">
          {t("common:cancel")}
        </LinkButton>
      }
    >
      {failure?.reason === "meals_new_clashes" ? (
        <CheckboxField label={t("foods.sure")} {...form.tick("sure")} />
      ) : null}
      <div className="grid gap-4 md:grid-cols-2">
        <TextField label={t("dishes.nameZh")} autoComplete="off" {...form.field("nameZh")} />
        <TextField
          label={t("dishes.nameEn")}
          autoComplete="off"
          optional
          {...form.field("nameEn")}
        />
        <SelectField
          label={t("dishes.kind")}
          empty
          options={words("dishKind", dishKinds)}
          {...form.field("kind")}
        />
        <SelectField
          label={t("dishes.texture")}
          options={words("dishTexture", dishTextures)}
          {...form.field("texture")}
        />
      </div>
      <ChoiceBoxes
        label={t("dishes.meals")}
        options={words("meal", meals)}
        field={form.field("meals")}
      />
      <IngredientRows form={form} foods={foods} shown={Math.max(6, filled.length + 2)} />
      <ChoiceBoxes
        label={t("dishes.infantTextures")}
        hint={t("dishes.infantTexturesHint")}
        options={words("dishTexture", infantTextures)}
        field={form.field("infantTextures")}
      />
      <ChoiceBoxes
        label={t("dishes.season")}
        hint={t("dishes.seasonHint")}
        options={Array.from({ length: 12 }, (_, at) => ({
          value: String(at + 1),
          label: t("dishes.monthOf", { n: at + 1 }),
        }))}
        field={form.field("months")}
      />
      <TextareaField label={t("dishes.steps")} rows={5} optional {...form.field("steps")} />
      <TextField label={t("dishes.choking")} optional {...form.field("chokingNote")} />
    </ActionForm>
  );
}

const factsOf = (dish: LibraryDish) => {
  const { nameZh, nameEn, kind, texture, steps, chokingNote } = dish;
  const { infantTextures: infants, meals: held, months } = dish;
  return {
    ...{ nameZh, nameEn, kind, texture, steps, chokingNote, infantTextures: infants, meals: held },
    months: months.map(String),
  };
};
