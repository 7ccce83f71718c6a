import type { InputHTMLAttributes } from "react";
import { Field, useFieldIds, type FieldTexts } from "./field";

/** The browser's own choice of a file. */
export function FileField({
  label,
  hint,
  error,
  optional,
  id: given,
  ...input
}: FieldTexts & Omit<InputHTMLAttributes<HTMLInputElement>, "type" | "value">) {
  const { id, control } = useFieldIds({ hint, error }, given);
  return (
    <Field id={id} label={label} hint={hint} error={error} optional={optional}>
      <div className="control">
        <input {...input} {...control} type="file" className="w-full min-w-0" />
      </div>
    </Field>
  );
}
