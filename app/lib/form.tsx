import { zodResolver } from "@hookform/resolvers/zod";
import {
  useLocation,
  useNavigation,
  useSubmit,
  type FetcherWithComponents,
} from "@remix-run/react";
import { useEffect, useMemo, useRef, useState, type FormEvent } from "react";
import {
  useForm,
  type FieldErrors,
  type FieldValues,
  type Resolver,
  type UseFormRegisterReturn,
} from "react-hook-form";
import { useTranslation } from "react-i18next";
import type { input, $ZodType } from "zod/v4/core";
import { draftOf, dropDraft, fillForm, keepDraft, takeDraft } from "./form-draft";
import { isFormFailure, type FormFailure } from "./form-failure";
import { readFormData } from "./form-values";
import { useFormVersion } from "./form-version";
import { useHydrated } from "./hydrated";

type Plain = string | number | boolean | readonly string[] | null | undefined;
type FormSchema = $ZodType<unknown, FieldValues>;
type NameOf<Schema extends FormSchema> = Extract<keyof input<Schema>, string>;
export type ActionFetcher = Pick<
  FetcherWithComponents<unknown>,
  "state" | "data" | "submit" | "formData"
>;

export interface ActionFormOptions<Schema extends FormSchema> {
  schema: Schema;
  defaultValues?: Partial<Record<NameOf<Schema>, Plain>>;
  /** Value of the hidden `intent` on a page with several forms; each form keeps to its own answer. */
  intent?: string;
  /** `useActionData()`; not needed with a fetcher. */
  actionData?: unknown;
  fetcher?: ActionFetcher | undefined;
  /** Where the form posts; this page by default. */
  action?: string;
  /** Path that people without a session are sent to. */
  loginPath?: string;
}

/** What a field component of `~/components` takes. */
export interface FieldProps extends UseFormRegisterReturn {
  defaultValue?: string;
  error?: string;
  /** What stands now, where the form was filled in from an older state. */
  theirs?: string;
}

/**
 * Joins a Zod schema, react-hook-form and a Remix action. The browser checks exactly what the
 * server would get (its own FormData through the same schema); the action's errors come back to
 * their fields, and what was typed survives a session that ended on the way.
 */
export function useActionForm<Schema extends FormSchema>({
  schema,
  defaultValues,
  intent,
  actionData,
  fetcher,
  action,
  loginPath = "/login",
}: ActionFormOptions<Schema>) {
  type Name = NameOf<Schema>;
  const { t, i18n } = useTranslation(["common", "errors"]);
  const { pathname } = useLocation();
  const navigation = useNavigation();
  const submitPage = useSubmit();
  const formRef = useRef<HTMLFormElement>(null);
  const [restored, setRestored] = useState(false);
  const hydrated = useHydrated();
  const [phase, setPhase] = useState<"idle" | "sent" | "pending">("idle");

  const data = fetcher ? fetcher.data : actionData;
  const failure = useMemo(() => ownFailure(data, intent), [data, intent]);
  const serverErrors = useMemo(() => toFieldErrors(failure?.errors), [failure]);
  const startValues = useMemo(
    () => ({ ...defaultValues, ...failure?.values }),
    [defaultValues, failure],
  );
  const { version, fillFrom } = useFormVersion(defaultValues, failure);

  const resolver = useMemo<Resolver<FieldValues>>(() => {
    const check = zodResolver(schema as $ZodType<FieldValues, FieldValues>); // a form posts a record
    return (_values, context, options) => {
      const posted = formRef.current ? readFormData(new FormData(formRef.current)) : {};
      return check(posted, context, options);
    };
  }, [schema]);

  // No default values here: react-hook-form would write them over what was typed before hydration.
  const form = useForm<FieldValues>({ resolver, errors: serverErrors, reValidateMode: "onSubmit" });
  const { errors } = form.formState;

  const pending = fetcher
    ? fetcher.state !== "idle"
    : navigation.state !== "idle" && navigation.formMethod === "POST";
  const busy = pending && phase !== "idle";
  // A second press can come before the first one is rendered as pending.
  const sending = useRef(false);

  useEffect(() => {
    if (!failure?.errors) return;
    const wrong = [...(formRef.current?.elements ?? [])].find(
      (element) =>
        element instanceof HTMLElement &&
        baseName(element.getAttribute("name") ?? "") in (failure.errors ?? {}),
    );
    if (wrong instanceof HTMLElement) wrong.focus();
  }, [failure]);

  const draftKey = `${pathname}#${intent ?? ""}`;
  useEffect(() => {
    const draft = takeDraft(draftKey);
    if (draft && formRef.current) {
      fillForm(formRef.current, draft);
      if (draft.version) fillFrom(draft);
      setRestored(true);
    }
    return () => {
      // Leaving for the login page, or for an error in this same place, keeps what was typed.
      const { pathname: gone } = window.location;
      if (gone !== pathname && !gone.startsWith(loginPath)) dropDraft(draftKey);
    };
  }, [draftKey, pathname, loginPath, fillFrom]);
  useEffect(() => {
    if (phase === "sent" && pending) setPhase("pending");
    if (phase === "pending" && !pending) {
      setPhase("idle");
      sending.current = false;
      dropDraft(draftKey);
      if (!failure) fillFrom(defaultValues);
    }
  }, [phase, pending, draftKey, failure, defaultValues, fillFrom]);

  const say = (message: string | undefined) => {
    if (!message) return undefined;
    const key = message.includes(":") ? message : `errors:${message}`;
    return i18n.exists(key) ? t(key, failure?.detail ?? {}) : t("common:invalidValue");
  };
  // react-hook-form shows given errors only from its first effect on: the server merges them itself.
  const errorFor = (name: Name): string | undefined => {
    return say(messageOf(errors[name]) ?? (hydrated ? undefined : failure?.errors?.[name]));
  };

  const register = (name: Name) => {
    const registered = form.register(name);
    const value = startValues[name];
    return {
      ...registered,
      defaultValue: value === null || value === undefined ? undefined : String(value),
      onChange: (event: { target: unknown; type?: unknown }) => {
        if (errors[name]) form.clearErrors(name);
        return registered.onChange(event);
      },
    };
  };
  const theirs = (name: Name): string | undefined => {
    if (!failure?.current || !(name in failure.current)) return undefined;
    const stored = failure.current[name] ?? "";
    return stored === String(failure.values?.[name] ?? "") ? undefined : stored;
  };
  const field = (name: Name): FieldProps => ({
    ...{ ...register(name), error: errorFor(name), theirs: theirs(name) },
  });
  /** A single tick box: sends `value` when ticked, nothing otherwise. */
  const tick = (name: Name, value = "on") => {
    const { defaultValue, ...registered } = field(name);
    return {
      ...registered,
      value,
      defaultChecked: defaultValue === value || defaultValue === "true",
    };
  };

  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (pending || sending.current) return;
    sending.current = true;
    const element = event.currentTarget;
    const { submitter } = event.nativeEvent as SubmitEvent; // a submit event is nothing else
    const target =
      submitter instanceof HTMLButtonElement || submitter instanceof HTMLInputElement
        ? submitter
        : element;
    const send = () => {
      keepDraft(draftKey, { ...draftOf(element), ...(version && { version }) });
      setPhase("sent");
      const options = { method: "post", action, preventScrollReset: true } as const;
      if (fetcher) void fetcher.submit(target, options);
      else submitPage(target, options);
    };
    const stay = () => {
      sending.current = false;
    };
    void form.handleSubmit(send, stay)(event);
  };

  const wholeFormError = failure?.reason ?? failure?.errors?.[""];
  return {
    form,
    register,
    field,
    tick,
    errorFor,
    formError: wholeFormError
      ? say(wholeFormError)
      : failure?.errors
        ? t("common:formError")
        : undefined,
    busy,
    restored,
    version,
    formProps: { method: "post", noValidate: true, onSubmit, ref: formRef, action } as const,
  };
}

/** The first message of a field, or of the items of a list field. */
function messageOf(error: unknown): string | undefined {
  if (typeof error !== "object" || error === null) return undefined;
  if ("message" in error && typeof error.message === "string") return error.message;
  return Array.isArray(error) ? error.map(messageOf).find(Boolean) : undefined;
}

function baseName(name: string): string {
  return name.endsWith("[]") ? name.slice(0, -2) : name;
}

/** The answer to this form: one that carries another form's intent is not ours. */
function ownFailure(data: unknown, intent: string | undefined): FormFailure | undefined {
  if (!isFormFailure(data)) return undefined;
  const answered = data.values?.intent;
  return intent !== undefined && answered !== undefined && answered !== intent ? undefined : data;
}

function toFieldErrors(errors: Record<string, string> | undefined): FieldErrors | undefined {
  if (!errors) return undefined;
  return Object.fromEntries(
    Object.entries(errors)
      .filter(([name]) => name !== "")
      .map(([name, message]) => [name, { type: "server", message }]),
  );
}
