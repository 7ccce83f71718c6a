import { forwardRef, useState, type InputHTMLAttributes } from "react";
import { useTranslation } from "react-i18next";
import { Field, useFieldIds, type FieldTexts } from "./field";
import { useHydrated } from "~/lib/hydrated";

export type PasswordFieldProps = FieldTexts &
  Omit<InputHTMLAttributes<HTMLInputElement>, "type" | "defaultValue">;

export const PasswordField = forwardRef<HTMLInputElement, PasswordFieldProps>(
  function PasswordField(
    { label, hint, error, optional, theirs, id: given, className, ...input },
    ref,
  ) {
    const { t } = useTranslation("common");
    const { id, control } = useFieldIds({ hint, error }, given);
    const [shown, setShown] = useState(false);
    const hydrated = useHydrated();
    return (
      <Field id={id} label={label} hint={hint} error={error} optional={optional} theirs={theirs}>
        <div className={className ? `control ${className}` : "control"}>
          <input
            autoComplete="current-password"
            {...input}
            {...control}
            ref={ref}
            type={shown ? "text" : "password"}
            autoCapitalize="none"
            spellCheck={false}
          />
          {hydrated ? (
            <button
              type="button"
              className="reveal"
              aria-pressed={shown}
              aria-controls={id}
              onClick={() => setShown(!shown)}
            >
              {shown ? t("hidePassword") : t("showPassword")}
            </button>
          ) : null}
        </div>
      </Field>
    );
  },
);
