import { ChevronDown } from "lucide";
import { forwardRef, type SelectHTMLAttributes } from "react";
import { useTranslation } from "react-i18next";
import { Field, useFieldIds, type FieldTexts } from "./field";
import { Icon } from "./icon";

export interface Option {
  value: string;
  label: string;
  disabled?: boolean;
}

/** The words of a value among options. */
export const labelOf = (options: readonly Option[], value: string | undefined) =>
  value === undefined ? undefined : (options.find((one) => one.value === value)?.label ?? value);

export type SelectFieldProps = FieldTexts &
  SelectHTMLAttributes<HTMLSelectElement> & {
    options: readonly Option[];
    /** Words of the empty choice; `true` takes the usual ones, left out means there is none. */
    empty?: string | true;
  };

export const SelectField = forwardRef<HTMLSelectElement, SelectFieldProps>(function SelectField(
  { label, hint, error, optional, theirs, options, empty, id: given, className, ...select },
  ref,
) {
  const { t } = useTranslation("common");
  const { id, control } = useFieldIds({ hint, error }, given);
  return (
    <Field
      id={id}
      label={label}
      hint={hint}
      error={error}
      optional={optional}
      theirs={labelOf(options, theirs)}
    >
      <div className={className ? `control ${className}` : "control"}>
        <select {...select} {...control} ref={ref}>
          {empty ? <option value="">{empty === true ? t("choose") : empty}</option> : null}
          {options.map((option) => (
            <option key={option.value} value={option.value} disabled={option.disabled}>
              {option.label}
            </option>
          ))}
        </select>
        <Icon of={ChevronDown} className="chevron" />
      </div>
    </Field>
  );
});
