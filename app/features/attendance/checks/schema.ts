import * as z from "zod/mini";
import { checkActions, checkFindings, checkResults } from "~db/enums";
import { id, optionalText, ticked } from "~/lib/fields";

const empty = z.pipe(
  z.literal(""),
  z.transform(() => undefined),
);

/** Degrees at the armpit as people type them: `36.8` or `36,8`. */
export const celsiusField = () =>
  z.pipe(
    z
      .string("errors:not_a_temperature")
      .check(z.regex(/^\d{2}([.,]\d)?$/, "errors:not_a_temperature")),
    z.pipe(
      z.transform((text: string) => Number(text.replace(",", "."))),
      z
        .number()
        .check(z.gte(34, "errors:not_a_temperature"), z.lte(42, "errors:not_a_temperature")),
    ),
  );

const temperature = z.optional(z.union([empty, celsiusField()]));

/** What a check's form asks, in the room and at the health worker's desk. */
export const checkFields = {
  temperature,
  findings: z._default(z.array(z.enum(checkFindings)), []),
  action: z._default(z.enum(checkActions), "toClass"),
  familyTold: ticked(),
  note: optionalText(200),
  guardianSays: optionalText(200),
  keptItems: optionalText(60),
  bringsMedicine: ticked(),
};

/** Which of a day's two checks. */
export const checkParts = ["morning", "noon"] as const;
export type CheckPart = (typeof checkParts)[number];

const part = () => z._default(z.enum(checkParts), "morning");

export const recordCheckInput = z.object({
  childId: id(),
  part: part(),
  result: z._default(z.enum(checkResults), "abnormal"),
  ...checkFields,
});
export type RecordCheckInput = z.infer<typeof recordCheckInput>;

export const recordRestHealthyInput = z.object({ classId: id(), part: part() });
export type RecordRestHealthyInput = z.infer<typeof recordRestHealthyInput>;

export const tellFamilyInput = z.object({ entryId: id() });

const noId = z.pipe(
  z.literal(""),
  z.transform(() => undefined),
);

/** `?part=&class=&child=`: what is not known counts as not said, and the time of day says which check it is. */
export const checksPageInput = z.object({
  part: z.catch(z.optional(z.enum(checkParts)), undefined),
  class: z.catch(z.optional(z.union([noId, id()])), undefined),
  child: z.catch(z.optional(z.union([noId, id()])), undefined),
});
