import { useId } from "react";
import { TextField } from "~/components/text-field";
import { mealBands } from "~db/enums";
import type { FieldProps } from "~/lib/form";
import { foodField, gramsField, rowNumbers } from "../library/rules";
import { useMealWords } from "./meal-words";

type Fields = { field: (name: string) => FieldProps };

/** A row a food, a column a band. Rows that are not used yet lie behind a line that opens without a script. */
export function IngredientRows(props: { form: Fields; foods: readonly string[]; shown: number }) {
  const { t, bandWords } = useMealWords();
  const list = useId();
  const [first, later] = [rowNumbers.slice(0, props.shown), rowNumbers.slice(props.shown)];
  const row = (at: number) => (
    <div
      key={at}
      role="group"
      aria-label={t("dishes.row", { n: at + 1 })}
      className="grid grid-cols-2 gap-x-3 gap-y-2 border-t border-line pt-3 sm:grid-cols-3 lg:grid-cols-[2fr_repeat(5,minmax(0,1fr))]"
    >
      <TextField
        label={t("dishes.row", { n: at + 1 })}
        list={list}
        autoComplete="off"
        {...props.form.field(foodField(at))}
      />
      {mealBands.map((band) => (
        <TextField
          key={band}
          label={bandWords(band)}
          inputMode="decimal"
          autoComplete="off"
          {...props.form.field(gramsField(at, band))}
        />
      ))}
    </div>
  );
  return (
    <fieldset className="grid min-w-0 gap-3 border-t border-line pt-3">
      <legend className="float-left font-semibold">{t("dishes.ingredients")}</legend>
      <p className="text-second text-ink-2">{t("dishes.ingredientsHint")}</p>
      <datalist id={list}>
        {props.foods.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      {first.map(row)}
      {later.length > 0 ? (
        <details>
          <summary className="flex min-h-(--tap) cursor-pointer items-center text-brand">
            {t("dishes.moreRows")}
          </summary>
          <div className="grid gap-3">{later.map(row)}</div>
        </details>
      ) : null}
    </fieldset>
  );
}
