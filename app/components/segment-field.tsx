import { forwardRef, type InputHTMLAttributes } from "react";
import { Field, useFieldIds, type FieldTexts } from "./field";
import { labelOf, type Option } from "./select-field";

export type SegmentFieldProps = FieldTexts &
  Omit<InputHTMLAttributes<HTMLInputElement>, "type" | "value"> & { options: readonly Option[] };

/** One of seven or fewer, as a group of radio buttons in a track. */
export const SegmentField = forwardRef<HTMLInputElement, SegmentFieldProps>(function SegmentField(
  { label, hint, error, optional, theirs, options, id: given, defaultValue, className, ...input },
  ref,
) {
  const { id, control } = useFieldIds({ hint, error }, given);
  return (
    <Field
      id={id}
      label={label}
      hint={hint}
      error={error}
      optional={optional}
      theirs={labelOf(options, theirs)}
      group
    >
      <div className={className ? `seg ${className}` : "seg"}>
        {options.map((option, index) => (
          <label key={option.value}>
            <input
              {...input}
              {...control}
              id={index === 0 ? id : `${id}-${option.value}`}
              ref={ref}
              type="radio"
              value={option.value}
              disabled={option.disabled ?? input.disabled}
              defaultChecked={
                defaultValue === undefined ? undefined : defaultValue === option.value
              }
            />
            {option.label}
          </label>
        ))}
      </div>
    </Field>
  );
});
