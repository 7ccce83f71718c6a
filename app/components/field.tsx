import { CircleAlert } from "lucide";
import { useId, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "./icon";

/** What every field component takes beside the attributes of its control. */
export interface FieldTexts {
  label: string;
  hint?: string;
  /** Already in the reader's language; one line that says how to mend it. */
  error?: string;
  optional?: boolean;
  /** What stands now, where the form was filled in from an older state; in words. */
  theirs?: string;
}

/** The ids that tie a control to its hint and its error. */
export function useFieldIds({ hint, error }: Pick<FieldTexts, "hint" | "error">, given?: string) {
  const made = useId();
  const id = given ?? made;
  const describedBy = [hint ? `${id}-hint` : "", error ? `${id}-error` : ""].filter(Boolean);
  return {
    id,
    control: {
      id,
      "aria-invalid": error ? true : undefined,
      "aria-describedby": describedBy.join(" ") || undefined,
    },
  } as const;
}

/** What somebody else saved meanwhile, under what is typed here. */
export function TheirValue({ children }: { children: string }) {
  const { t } = useTranslation("common");
  return (
    <p className="mt-1.5 rounded-field bg-warn-soft px-2.5 py-1 text-second text-warn-fg">
      {t("nowStored", { value: children || t("nothing") })}
    </p>
  );
}

/** Label above, control, hint, then the error. `group` is for several controls under one legend. */
export function Field({
  id,
  label,
  hint,
  error,
  optional = false,
  theirs,
  group = false,
  children,
}: FieldTexts & { id: string; group?: boolean; children: ReactNode }) {
  const { t } = useTranslation("common");
  const words = (
    <>
      {label}
      {optional ? <span className="text-ink-3"> {t("optional")}</span> : null}
    </>
  );
  const below = (
    <>
      {hint ? (
        <p id={`${id}-hint`} className="mt-1.5 text-second text-ink-2">
          {hint}
        </p>
      ) : null}
      {theirs === undefined ? null : <TheirValue>{theirs}</TheirValue>}
      {error ? (
        <p id={`${id}-error`} className="mt-1.5 flex items-start gap-1.5 text-second text-stop-fg">
          <Icon of={CircleAlert} size={16} className="mt-[calc((var(--lead-second)-16px)/2)]" />
          {error}
        </p>
      ) : null}
    </>
  );
  if (group) {
    return (
      <fieldset className="min-w-0">
        <legend className="field-label">{words}</legend>
        {children}
        {below}
      </fieldset>
    );
  }
  return (
    <div className="min-w-0">
      <label htmlFor={id} className="field-label">
        {words}
      </label>
      {children}
      {below}
    </div>
  );
}
