import { forwardRef, useState, type ChangeEvent, type InputHTMLAttributes } from "react";
import { useTranslation } from "react-i18next";
import { formatLongDay, isDay, utcDate } from "~/lib/dates";
import { Field, useFieldIds, type FieldTexts } from "./field";

export type DateFieldProps = FieldTexts &
  Omit<InputHTMLAttributes<HTMLInputElement>, "type" | "value" | "defaultValue"> & {
    /** `YYYY-MM-DD` */
    defaultValue?: string;
  };

/** 周四 / Thu of a `YYYY-MM-DD`; nothing while the date is not complete. */
export function weekdayOf(day: string, locale: string): string {
  if (!isDay(day)) return "";
  return new Intl.DateTimeFormat(locale, { weekday: "short", timeZone: "UTC" }).format(
    utcDate(day),
  );
}

/** The browser's own date input, with the weekday beside it. */
export const DateField = forwardRef<HTMLInputElement, DateFieldProps>(function DateField(
  { label, hint, error, optional, theirs, id: given, className, onChange, ...input },
  ref,
) {
  const { i18n } = useTranslation("common");
  const { id, control } = useFieldIds({ hint, error }, given);
  const [day, setDay] = useState(input.defaultValue ?? "");
  const change = (event: ChangeEvent<HTMLInputElement>) => {
    setDay(event.target.value);
    onChange?.(event);
  };
  return (
    <Field
      id={id}
      label={label}
      hint={hint}
      error={error}
      optional={optional}
      theirs={theirs && formatLongDay(theirs, i18n.language)}
    >
      <div className={className ? `control ${className}` : "control"}>
        <input {...input} {...control} ref={ref} type="date" onChange={change} />
        <output htmlFor={id} className="shrink-0 text-ink-2">
          {weekdayOf(day, i18n.language)}
        </output>
      </div>
    </Field>
  );
});
