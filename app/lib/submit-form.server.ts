import { data, redirect, type TypedResponse } from "@remix-run/node";
import type { output } from "zod/mini";
import type { $ZodType } from "zod/v4/core";
import { formFailure, type FormFailure, type FormValues } from "./form-failure";
import { parseForm } from "./parse-form.server";
import type { Refusal, Result } from "./result";

/** What a form's action answers: a refusal, one that met a conflict, or where to go on. */
export type FormAnswer = FormFailure | ReturnType<typeof data<FormFailure>> | TypedResponse<never>;

/** One arm of an action: parse, run the command, lay a refusal on its field or go on to `goTo`. */
export async function submitForm<Schema extends $ZodType, T>(
  form: FormData,
  schema: Schema,
  run: (value: output<Schema>) => Promise<Result<T>>,
  goTo: string | ((value: T) => string),
): Promise<FormAnswer> {
  const parsed = await parseForm(form, schema);
  if (!parsed.ok) return parsed;
  const result = await run(parsed.value);
  if (!result.ok) return answerTo(result, parsed.values);
  return redirect(typeof goTo === "string" ? goTo : goTo(result.value));
}

/** A stale form is a conflict (409); any other refusal is an answer like another. */
const answerTo = (refusal: Refusal, values: FormValues) => {
  const failure = formFailure(refusal, values);
  return refusal.current ? data(failure, { status: 409 }) : failure;
};
