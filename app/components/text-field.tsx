import { forwardRef, type InputHTMLAttributes, type ReactNode } from "react";
import { Field, useFieldIds, type FieldTexts } from "./field";

export type TextFieldProps = FieldTexts &
  Omit<InputHTMLAttributes<HTMLInputElement>, "size"> & { unit?: ReactNode };

export const TextField = forwardRef<HTMLInputElement, TextFieldProps>(function TextField(
  { label, hint, error, optional, theirs, unit, id: given, className, ...input },
  ref,
) {
  const { id, control } = useFieldIds({ hint, error }, given);
  return (
    <Field id={id} label={label} hint={hint} error={error} optional={optional} theirs={theirs}>
      <div className={className ? `control ${className}` : "control"}>
        <input type="text" {...input} {...control} ref={ref} />
        {unit ? <span className="shrink-0 text-ink-2">{unit}</span> : null}
      </div>
    </Field>
  );
});
