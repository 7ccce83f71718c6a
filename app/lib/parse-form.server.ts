import * as z from "zod/mini";
import type { $ZodType } from "zod/v4/core";
import type { FormValues } from "./form-failure";
import { echoOf, readFormData } from "./form-values";

export type ParsedForm<Value> =
  | { ok: true; value: Value; values: FormValues }
  | { ok: false; errors: Record<string, string>; values: FormValues };

/**
 * The server half of a form: FormData through the schema. The first message of each field wins;
 * a message about the form as a whole stands under "". Passwords are never echoed in `values`.
 */
export async function parseForm<Schema extends $ZodType>(
  source: Request | FormData,
  schema: Schema,
): Promise<ParsedForm<z.output<Schema>>> {
  const record = readFormData(source instanceof FormData ? source : await source.formData());
  const values = echoOf(record);
  const result = await z.safeParseAsync(schema, record);
  if (result.success) return { ok: true, value: result.data, values };
  const errors: Record<string, string> = {};
  for (const issue of result.error.issues) {
    const name = String(issue.path[0] ?? "");
    errors[name] ??= issue.message;
  }
  return { ok: false, errors, values };
}
