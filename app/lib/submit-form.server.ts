import { redirect, type TypedResponse } from "@remix-run/node";
import type { output } from "zod/mini";
import type { $ZodType } from "zod/v4/core";
import { formFailure, type FormFailure } from "./form-failure";
import { parseForm } from "./parse-form.server";
import type { Result } from "./result";

/** One arm of an action: parse, run the command, lay a refusal on its field or go on to `goTo`. */
export async function submitForm<Schema extends $ZodType, T>(
  form: FormData,
  schema: Schema,
  run: (value: output<Schema>) => Promise<Result<T>>,
  goTo: string | ((value: T) => string),
): Promise<FormFailure | TypedResponse<never>> {
  const parsed = await parseForm(form, schema);
  if (!parsed.ok) return parsed;
  const result = await run(parsed.value);
  if (!result.ok) return formFailure(result, parsed.values);
  return redirect(typeof goTo === "string" ? goTo : goTo(result.value));
}
