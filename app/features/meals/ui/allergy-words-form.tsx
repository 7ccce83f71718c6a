import { useId } from "react";
import { foodGroups } from "~db/enums";
import { ActionForm } from "~/components/action-form";
import { CheckboxField } from "~/components/checkbox-field";
import { ClassChip } from "~/components/class-chip";
import { Tag } from "~/components/tag";
import { TextField } from "~/components/text-field";
import { useActionForm } from "~/lib/form";
import type { AllergyWords } from "../allergies/queries.server";
import { explainAllergyInput } from "../allergies/schema";
import { ChoiceBoxes } from "./choice-boxes";
import { useMealWords } from "./meal-words";

type Asked = {
  row: AllergyWords;
  names: readonly string[];
  mayExplain: boolean;
  actionData: unknown;
};

/** An allergy in a family's words, and what the kitchen takes it to mean. */
export function AllergyWordsForm({ row, names, mayExplain, actionData }: Asked) {
  const { t, list, nameOf } = useMealWords();
  const meant = row.isNoFood
    ? t("words.noFood")
    : list([...row.foods.map(nameOf), ...row.groups.map((group) => t(`enums:foodGroup.${group}`))]);
  return (
    <li className="grid gap-2 py-3">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <b>{row.name}</b>
        <span className="text-second">
          <ClassChip name={row.className} colour={row.colour} />
        </span>
        {row.isUnclear ? <Tag tone="stop">{t("words.unclear")}</Tag> : null}
      </p>
      <p>{t("words.says", { detail: row.detail })}</p>
      {row.isUnclear ? null : (
        <p className="text-second text-ink-2">
          {t(row.isSaid ? "words.means" : "words.taken", { meant })}
        </p>
      )}
      {mayExplain ? <Explain {...{ row, names, actionData }} /> : null}
    </li>
  );
}

function Explain({ row, names, actionData }: Omit<Asked, "mayExplain">) {
  const { t, list, nameOf } = useMealWords();
  const options = useId();
  const intent = row.id;
  const form = useActionForm({
    schema: explainAllergyInput,
    intent,
    actionData,
    defaultValues: {
      ...{ allergyId: row.id, foods: list(row.foods.map(nameOf)) },
      ...{ groups: row.groups, isNoFood: row.isNoFood },
    },
  });
  return (
    <details open={row.isUnclear}>
      <summary className="link-button">{t("words.explain")}</summary>
      <ActionForm form={form} intent={intent} act={t("common:save")}>
        <input type="hidden" name="allergyId" value={row.id} />
        <TextField
          label={t("words.foods")}
          hint={t("words.foodsHint")}
          list={options}
          autoComplete="off"
          {...form.field("foods")}
        />
        <ChoiceBoxes
          label={t("words.groups")}
          options={foodGroups.map((value) => ({ value, label: t(`enums:foodGroup.${value}`) }))}
          field={form.field("groups")}
        />
        <CheckboxField label={t("words.noFood")} {...form.tick("isNoFood")} />
        <datalist id={options}>
          {names.map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
      </ActionForm>
    </details>
  );
}
