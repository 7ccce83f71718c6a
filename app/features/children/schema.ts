import * as z from "zod/mini";
import { guardianGrades, idKinds, relations, sexes, weekSchedules } from "~db/enums";
import {
  choiceOf,
  day,
  id,
  optionalDay,
  optionalText,
  phone,
  shortText,
  ticked,
  version,
} from "~/lib/fields";

const identity = {
  idKind: choiceOf(idKinds),
  idNumber: z._default(
    z.string().check(z.trim(), z.toUpperCase(), z.maxLength(30, "errors:too_long")),
    "",
  ),
};

const person = {
  name: shortText(30),
  sex: choiceOf(sexes),
  bornOn: day(),
  pastIllness: optionalText(500),
  vaccinationCheckedOn: optionalDay(),
  note: optionalText(500),
};

export const registerChildInput = z.object({
  ...person,
  ...identity,
  guardianName: shortText(30),
  guardianPhone: phone(),
  guardianRelation: choiceOf(relations),
});
export type RegisterChildInput = z.infer<typeof registerChildInput>;

/** An empty identity number keeps the stored one. */
export const changeChildInput = z.object({
  ...{ ...person, ...identity, clarified: ticked(), version: version() },
});
export type ChangeChildInput = z.infer<typeof changeChildInput>;

export const listChildrenInput = z.object({
  q: z.catch(optionalText(60), ""),
  class: z.catch(z.optional(z.string()), undefined),
  schedule: z.catch(z.optional(z.enum(weekSchedules)), undefined),
  sort: z.catch(z.optional(z.string()), undefined),
  page: z.catch(z.pipe(z.coerce.number(), z.int().check(z.gte(1), z.lte(1000))), 1),
  size: z.catch(z.pipe(z.coerce.number(), z.int().check(z.gte(1), z.lte(500))), 25),
});
export type ListChildrenInput = z.infer<typeof listChildrenInput>;

export const addGuardianInput = z.object({
  name: shortText(30),
  phone: phone(),
  relation: choiceOf(relations),
  grade: choiceOf(guardianGrades),
  mayPickUp: ticked(),
});
export type AddGuardianInput = z.infer<typeof addGuardianInput>;

export const changeGuardianInput = z.object({
  guardianId: id(),
  grade: choiceOf(guardianGrades),
  mayPickUp: ticked(),
});
export type ChangeGuardianInput = z.infer<typeof changeGuardianInput>;

export const guardianLinkInput = z.object({ guardianId: id() });

export const addPickUpPersonInput = z.object({
  name: shortText(30),
  phone: phone(),
  relation: choiceOf(relations),
});
export type AddPickUpPersonInput = z.infer<typeof addPickUpPersonInput>;

export const pickUpPersonIdInput = z.object({ pickUpPersonId: id() });
