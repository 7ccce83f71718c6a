import type { Refusal } from "./result";

/** What was typed, by field name, as a form posts it. */
export type FormValues = Record<string, string | string[]>;

/**
 * What an action answers when nothing was done: shared by the server and `useActionForm`.
 * Every error is an i18n key such as `errors:required`; `reason` is a key of errors.json.
 */
export type FormFailure = {
  ok: false;
  reason?: string;
  detail?: Record<string, string | number>;
  errors?: Record<string, string>;
  values?: FormValues;
  /** The form was filled in from an older state: its fields as they stand now. */
  current?: Record<string, string | undefined>;
};

/** A command's refusal laid on its field, or on the whole form when it names none. */
export function formFailure(refusal: Omit<Refusal, "ok">, values?: FormValues): FormFailure {
  const { reason, field, detail, current } = refusal;
  if (current) {
    // saved again, the form knows what it writes over
    const version = current.version ?? "";
    return { ok: false, reason, detail, current, values: { ...values, version } };
  }
  return field === undefined
    ? { ok: false, reason, detail, values }
    : { ok: false, detail, errors: { [field]: `errors:${reason}` }, values };
}

export function isFormFailure(data: unknown): data is FormFailure {
  return typeof data === "object" && data !== null && "ok" in data && data.ok === false;
}
