import * as z from "zod/mini";
import { postures } from "~db/enums";
import { day, id, optionalText, ticked } from "~/lib/fields";

/** A figure as a scale shows it, with one or two decimals; an empty field is no figure. */
const figure = (min: number, max: number) =>
  z.pipe(
    z.union([
      z.null(),
      z.number(),
      z._default(
        z
          .string()
          .check(
            z.trim(),
            z.normalize("NFKC"),
            z.regex(/^(\d{1,3}(\.\d{1,2})?)?$/, "errors:not_a_figure"),
          ),
        "",
      ),
    ]),
    z.pipe(
      z.transform((typed: string | number | null) =>
        typed === "" || typed === null ? null : Number(typed),
      ),
      z.nullable(
        z
          .number()
          .check(z.gte(min, "errors:figure_too_small"), z.lte(max, "errors:figure_too_large")),
      ),
    ),
  );

/** An empty choice is the usual posture of the age. */
const posture = z.pipe(
  z._default(z.union([z.literal(""), z.enum(postures)]), ""),
  z.transform((chosen) => (chosen === "" ? null : chosen)),
);

export const recordGrowthInput = z.object({
  measuredOn: day(),
  weightKg: figure(1, 80),
  heightCm: figure(30, 150),
  posture,
  note: optionalText(200),
  /** Looked at a second time. */
  checked: ticked(),
});
export type RecordGrowthInput = z.infer<typeof recordGrowthInput>;

export const measurementIdInput = z.object({ measurementId: id() });
