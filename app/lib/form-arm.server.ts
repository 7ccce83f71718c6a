import type { output } from "zod/mini";
import type { $ZodType } from "zod/v4/core";
import type { Ctx } from "./context.server";
import type { Result } from "./result";
import { submitForm, type FormAnswer } from "./submit-form.server";

export type FormArm<Needs extends string> = {
  needs: Needs;
  submit: (ctx: Ctx, form: FormData, about: { id: string; home: string }) => Promise<FormAnswer>;
};

/** One form of a page with several: what it needs, what it takes, the command about the page's row. */
export const formArm = <Needs extends string, Schema extends $ZodType, T>(
  needs: Needs,
  schema: Schema,
  run: (ctx: Ctx, id: string, value: output<Schema>) => Promise<Result<T>>,
): FormArm<Needs> => ({
  needs,
  submit: (ctx, form, { id, home }) =>
    submitForm(form, schema, (value) => run(ctx, id, value), home),
});
