import { CircleAlert } from "lucide";
import { forwardRef, type InputHTMLAttributes } from "react";
import { useTranslation } from "react-i18next";
import { TheirValue, useFieldIds, type FieldTexts } from "./field";
import { Icon } from "./icon";

export type CheckboxFieldProps = Omit<FieldTexts, "optional"> &
  Omit<InputHTMLAttributes<HTMLInputElement>, "type">;

/** Its label stands beside it; the whole line is the target. */
export const CheckboxField = forwardRef<HTMLInputElement, CheckboxFieldProps>(
  function CheckboxField({ label, hint, error, theirs, id: given, className, ...input }, ref) {
    const { t } = useTranslation("common");
    const { id, control } = useFieldIds({ hint, error }, given);
    return (
      <div className={className}>
        <label className="tick">
          <input {...input} {...control} ref={ref} type="checkbox" />
          <span>
            {label}
            {hint ? (
              <span id={`${id}-hint`} className="block text-second text-ink-2">
                {hint}
              </span>
            ) : null}
          </span>
        </label>
        {theirs === undefined ? null : (
          <TheirValue>{t(theirs ? "ticked" : "notTicked")}</TheirValue>
        )}
        {error ? (
          <p id={`${id}-error`} className="flex items-start gap-1.5 text-second text-stop-fg">
            <Icon of={CircleAlert} size={16} className="mt-0.5" />
            {error}
          </p>
        ) : null}
      </div>
    );
  },
);
