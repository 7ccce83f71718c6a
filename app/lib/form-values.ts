import type { FormValues } from "./form-failure";

const unsafeNames = new Set(["__proto__", "constructor", "prototype"]);

/** Names whose value is never sent back or kept. */
export function isSecretName(name: string): boolean {
  return /password|passcode|secret|^pin$/i.test(name);
}

/**
 * A posted form as a plain record without a prototype. Only `name[]` gives a list (under `name`);
 * of a repeated plain name the last value counts. Strings stay strings; an empty file is left out.
 */
export function readFormData(data: FormData): Record<string, unknown> {
  const lists = new Map<string, FormDataEntryValue[]>();
  const record: Record<string, unknown> = Object.create(null) as Record<string, unknown>; // typed any by the standard library
  for (const [posted, value] of data) {
    if (typeof value !== "string" && value.size === 0 && value.name === "") continue;
    const many = posted.endsWith("[]");
    const name = many ? posted.slice(0, -2) : posted;
    if (name === "" || unsafeNames.has(name)) continue;
    if (!many) {
      record[name] = value;
      continue;
    }
    const list = lists.get(name) ?? [];
    list.push(value);
    lists.set(name, list);
    record[name] = list;
  }
  return record;
}

/** The part of a posted form that may be shown again: texts only, nothing secret. */
export function echoOf(record: Record<string, unknown>): FormValues {
  const values: FormValues = {};
  for (const [name, value] of Object.entries(record)) {
    if (isSecretName(name)) continue;
    if (typeof value === "string") values[name] = value;
    else if (Array.isArray(value)) values[name] = value.filter((one) => typeof one === "string");
  }
  return values;
}
