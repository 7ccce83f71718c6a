import type { FormValues } from "./form-failure";
import { isSecretName } from "./form-values";

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const prefix = "wenrun.draft:";

function controlsOf(form: HTMLFormElement): Control[] {
  return [...form.elements].filter(
    (element): element is Control =>
      element instanceof HTMLInputElement ||
      element instanceof HTMLTextAreaElement ||
      element instanceof HTMLSelectElement,
  );
}

function isKept(control: Control): boolean {
  return (
    control.name !== "" &&
    !["password", "file", "hidden", "submit"].includes(control.type) &&
    control.autocomplete !== "one-time-code" &&
    !isSecretName(control.name)
  );
}

/** What stands in the form's fields, by name; passwords, files and hidden inputs stay out. */
export function draftOf(form: HTMLFormElement): FormValues {
  const values: FormValues = {};
  for (const control of controlsOf(form)) {
    if (!isKept(control)) continue;
    const ticked = control instanceof HTMLInputElement && /^(checkbox|radio)$/.test(control.type);
    if (ticked && !control.checked) {
      values[control.name] ??= [];
      continue;
    }
    const before = values[control.name];
    values[control.name] =
      before === undefined ? control.value : [...[before].flat(), control.value];
  }
  return values;
}

/** Puts a draft back, telling each field as if it had been typed. */
export function fillForm(form: HTMLFormElement, values: FormValues): void {
  const used = new Map<string, number>();
  for (const control of controlsOf(form)) {
    const given = values[control.name];
    if (given === undefined || !isKept(control)) continue;
    const list = [given].flat();
    if (control instanceof HTMLInputElement && /^(checkbox|radio)$/.test(control.type)) {
      if (control.checked !== list.includes(control.value)) control.click();
      continue;
    }
    const index = used.get(control.name) ?? 0;
    used.set(control.name, index + 1);
    const value = list[index];
    if (value === undefined || value === control.value) continue;
    // React hears a change only when its own value setter is passed by.
    const own = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(control), "value");
    own?.set?.call(control, value);
    const kind = control instanceof HTMLSelectElement ? "change" : "input";
    control.dispatchEvent(new Event(kind, { bubbles: true }));
  }
}

export function keepDraft(key: string, values: FormValues): void {
  storage()?.setItem(prefix + key, JSON.stringify(values));
}

export function dropDraft(key: string): void {
  storage()?.removeItem(prefix + key);
}

/** The kept draft, once: taking it removes it. */
export function takeDraft(key: string): FormValues | null {
  const text = storage()?.getItem(prefix + key);
  if (!text) return null;
  dropDraft(key);
  try {
    return JSON.parse(text) as FormValues; // written by keepDraft in this same tab
  } catch {
    return null;
  }
}

function storage(): Storage | null {
  try {
    return window.sessionStorage;
  } catch {
    return null;
  }
}
