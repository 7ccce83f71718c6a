import * as z from "zod/mini";
import { allergens, diets, idKinds, relations, schedules, sexes } from "~db/enums";
import { choiceOf, day, id } from "~/lib/fields";

export const previewRosterInput = z.object({ asOf: day() });

export const importChoices = ["valid", "all"] as const;

/** `valid`: the rows without a problem, the others stay behind; `all`: every row or none. */
export const importRosterInput = z.object({ importId: id(), choice: choiceOf(importChoices) });
export type ImportRosterInput = z.infer<typeof importRosterInput>;

export const undoImportInput = z.object({ importId: id() });

export const shownRows = ["all", "problems", "unclear"] as const;

export const importPageInput = z.object({
  show: z.catch(z.optional(z.enum(shownRows)), undefined),
  page: z.catch(z.pipe(z.coerce.number(), z.int().check(z.gte(1), z.lte(1000))), 1),
  size: z.catch(z.pipe(z.coerce.number(), z.int().check(z.gte(1), z.lte(200))), 50),
});
export type ImportPageInput = z.infer<typeof importPageInput>;

/** Whose cells a guardian stands in. */
export const guardianPlaces = ["guardian1", "guardian2", "father", "mother"] as const;

const guardian = z.object({
  place: z.enum(guardianPlaces),
  name: z.string(),
  phone: z.string(),
  relation: z.enum(relations),
});

/** What a row becomes; what its cells could not be made into is null. */
export const rosterValues = z.object({
  name: z.string(),
  sex: z.nullable(z.enum(sexes)),
  bornOn: z.nullable(z.string()),
  idKind: z.nullable(z.enum(idKinds)),
  idNumber: z.string(),
  classId: z.nullable(z.string()),
  className: z.string(),
  enteredOn: z.nullable(z.string()),
  schedule: z.nullable(z.enum(schedules)),
  guardians: z.array(guardian),
  allergies: z.array(z.object({ allergen: z.enum(allergens), detail: z.string() })),
  diets: z.array(z.object({ diet: z.enum(diets), detail: z.string() })),
  pastIllness: z.string(),
  vaccinationCheckedOn: z.nullable(z.string()),
  note: z.string(),
  toClarify: z.string(),
});
export type RosterValues = z.infer<typeof rosterValues>;
