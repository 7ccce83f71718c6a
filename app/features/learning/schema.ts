import * as z from "zod/mini";
import { developmentAreas, milestoneProgress } from "~db/enums";
import { choiceOf, day, id, optionalText, shortText, ticked, version } from "~/lib/fields";

const emptyOr = <T extends z.ZodMiniType>(schema: T) =>
  z.pipe(
    z._default(z.union([z.literal(""), z.null(), schema]), ""),
    z.transform((chosen) => (chosen === "" ? null : chosen)),
  );

const seen = {
  observedOn: day(),
  area: choiceOf(developmentAreas),
  /** A code of the milestone set; whether there is one is for the command to say. */
  milestone: emptyOr(z.string().check(z.maxLength(8, "errors:milestone_unknown"))),
  progress: emptyOr(z.enum(milestoneProgress)),
  text: shortText(500),
  photoFileId: emptyOr(id()),
};

export const recordObservationInput = z.object({ ...seen, share: ticked() });
export type RecordObservationInput = z.infer<typeof recordObservationInput>;

export const changeObservationInput = z.object({
  ...{ ...seen, observationId: id(), version: version() },
});
export type ChangeObservationInput = z.infer<typeof changeObservationInput>;

export const observationIdInput = z.object({ observationId: id() });

export const listObservationsInput = z.object({
  q: z.catch(optionalText(60), ""),
  class: z.catch(z.optional(z.string()), undefined),
  area: z.catch(z.optional(z.enum(developmentAreas)), undefined),
  shared: z.catch(z.optional(z.enum(["yes", "no"])), undefined),
  page: z.catch(z.pipe(z.coerce.number(), z.int().check(z.gte(1), z.lte(1000))), 1),
  size: z.catch(z.pipe(z.coerce.number(), z.int().check(z.gte(1), z.lte(200))), 25),
});
export type ListObservationsInput = z.infer<typeof listObservationsInput>;
