import { forwardRef, type TextareaHTMLAttributes } from "react";
import { Field, useFieldIds, type FieldTexts } from "./field";

export type TextareaFieldProps = FieldTexts & TextareaHTMLAttributes<HTMLTextAreaElement>;

export const TextareaField = forwardRef<HTMLTextAreaElement, TextareaFieldProps>(
  function TextareaField(
    { label, hint, error, optional, theirs, id: given, className, rows = 3, ...textarea },
    ref,
  ) {
    const { id, control } = useFieldIds({ hint, error }, given);
    return (
      <Field id={id} label={label} hint={hint} error={error} optional={optional} theirs={theirs}>
        <div className={className ? `control ${className}` : "control"}>
          <textarea rows={rows} {...textarea} {...control} ref={ref} />
        </div>
      </Field>
    );
  },
);
