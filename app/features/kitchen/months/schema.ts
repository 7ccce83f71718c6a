import * as z from "zod/mini";

/** `?month=YYYY-MM`: what is no month counts as not said. */
export const monthInput = z.object({
  month: z.catch(z.nullable(z.string().check(z.regex(/^20\d{2}-(0[1-9]|1[0-2])$/))), null),
});
export type MonthInput = z.infer<typeof monthInput>;
