import { CheckboxField } from "~/components/checkbox-field";
import { Field } from "~/components/field";
import type { FieldProps } from "~/lib/form";
import { useMealWords } from "./meal-words";

/** Several of a list, each a box of its own, under one legend. */
export function ChoiceBoxes({
  label,
  hint,
  options,
  field: { name, defaultValue, error, theirs },
}: {
  label: string;
  hint?: string;
  options: readonly { value: string; label: string }[];
  field: FieldProps;
}) {
  const { list } = useMealWords();
  const chosen = (defaultValue ?? "").split(",");
  const others = theirs?.split(",");
  return (
    <Field
      id={name}
      label={label}
      hint={hint}
      error={error}
      theirs={
        others &&
        list(options.filter(({ value }) => others.includes(value)).map((one) => one.label))
      }
      group
    >
      <div className="flex flex-wrap gap-x-6">
        {options.map((option) => (
          <CheckboxField
            key={option.value}
            label={option.label}
            name={`${name}[]`}
            value={option.value}
            defaultChecked={chosen.includes(option.value)}
          />
        ))}
      </div>
    </Field>
  );
}
