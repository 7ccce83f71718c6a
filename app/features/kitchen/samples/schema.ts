import * as z from "zod/mini";
import { meals, sampleCorrections } from "~db/enums";
import { choiceOf, day, id, optionalText, shortText, timeOfDay, version } from "~/lib/fields";
import { leastSampleGrams } from "~/standards/food-records";

const mostSampleGrams = 2000;

const grams = z.pipe(
  z.union([
    z.number(),
    z
      .string("errors:required")
      .check(z.normalize("NFKC"), z.trim(), z.regex(/^\d{1,6}$/, "errors:not_a_number")),
  ]),
  z.pipe(
    z.transform(Number),
    z
      .int("errors:not_a_number")
      .check(
        z.gte(leastSampleGrams, "errors:sample_too_little"),
        z.lte(mostSampleGrams, "errors:sample_too_much"),
      ),
  ),
);

/** `HH:MM` on the sample's day. */
const time = z.pipe(
  timeOfDay(),
  z.transform((typed: string) => typed.slice(0, 5)),
);

const facts = { grams, box: optionalText(20), sampledBy: shortText(40), time };

export const takeSampleInput = z.object({
  ...{ day: day(), meal: choiceOf(meals), dishId: id(), ...facts },
});
export type TakeSampleInput = z.infer<typeof takeSampleInput>;

/** Every dish of a meal that has none yet; the first goes into `box`, the others into those after it. */
export const takeSamplesInput = z.object({ ...{ day: day(), meal: choiceOf(meals), ...facts } });
export type TakeSamplesInput = z.infer<typeof takeSamplesInput>;

export const correctSampleInput = z.object({
  ...{ sampleId: id(), ...facts, reason: choiceOf(sampleCorrections), version: version() },
});
export type CorrectSampleInput = z.infer<typeof correctSampleInput>;

export const sampleIdInput = z.object({ sampleId: id() });

/** The samples that the question named, and who destroyed them. */
export const destroySamplesInput = z.object({
  sampleIds: z
    .array(id(), "errors:samples_none_ready")
    .check(z.minLength(1, "errors:samples_none_ready"), z.maxLength(2000, "errors:invalid")),
  destroyedBy: shortText(40),
});
export type DestroySamplesInput = z.infer<typeof destroySamplesInput>;

const optionalOf = <T extends z.ZodMiniType>(of: T) => z.catch(z.nullable(of), null);

/** `?day=`, and what is opened over it: a dish's form, a sample's, the question of destroying. */
export const samplesPageInput = z.object({
  day: optionalOf(day()),
  meal: optionalOf(choiceOf(meals)),
  take: optionalOf(z.union([id(), z.literal("all")])),
  correct: optionalOf(id()),
  destroy: optionalOf(z.literal("ready")),
});
