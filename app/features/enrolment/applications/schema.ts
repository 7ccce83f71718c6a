import * as z from "zod/mini";
import { applicationStates, relations, sexes } from "~db/enums";
import { normalisePhone, isMobile } from "~/lib/phone";
import {
  choiceOf,
  day,
  id,
  mustTick,
  optionalText,
  phone,
  shortText,
  ticked,
  version,
  wholeNumber,
} from "~/lib/fields";
import { weekFields } from "../schema";

/** An empty field is no number. */
const optionalPhone = () =>
  z.pipe(
    z.pipe(z._default(z.string(), ""), z.transform(normalisePhone)),
    z.string().check(z.refine((value) => value === "" || isMobile(value), "errors:not_a_phone")),
  );

const wishFields = {
  childName: shortText(30),
  sex: choiceOf(sexes),
  bornOn: day(),
  wantedFrom: day(),
  ...weekFields,
  takesHalfDay: ticked(),
  sibling: ticked(),
  staffChild: ticked(),
  district: ticked(),
  note: optionalText(500),
  guardianName: shortText(30),
  guardianPhone: phone(),
  guardianRelation: choiceOf(relations),
  secondName: optionalText(30),
  secondPhone: optionalPhone(),
  secondRelation: z.catch(z._default(z.enum(["", ...relations]), ""), ""),
};

/** A form that is sent twice is one application: the form brings its id. */
export const formFields = { formId: id() };

/** A field that people do not see and machines fill in. */
export const honeypot = { website: z.catch(optionalText(200), "filled") };

export const noticeFields = {
  noticeVersion: wholeNumber(1, 100_000),
  noticeRead: mustTick("errors:notice_not_read"),
};

export const applyInput = z.object({ ...formFields, ...wishFields, ...noticeFields, ...honeypot });
export type ApplyInput = z.input<typeof applyInput>;

/** What the office writes down for a family that came in person. */
export const enterApplicationInput = z.object({ ...formFields, ...wishFields });
export type EnterApplicationInput = z.input<typeof enterApplicationInput>;
export type Wish = Omit<z.output<typeof enterApplicationInput>, "formId">;

export const changeApplicationInput = z.object({ ...wishFields, version: version() });
export type ChangeApplicationInput = z.infer<typeof changeApplicationInput>;

export const closeApplicationInput = z.object({ reason: optionalText(200) });
export type CloseApplicationInput = z.infer<typeof closeApplicationInput>;

export const listApplicationsInput = z.object({
  q: z.catch(optionalText(60), ""),
  state: z.catch(z.optional(z.enum([...applicationStates, "all"])), undefined),
  schedule: z.catch(z.optional(weekFields.schedule), undefined),
  sort: z.catch(z.optional(z.string()), undefined),
  page: z.catch(z.pipe(z.coerce.number(), z.int().check(z.gte(1), z.lte(1000))), 1),
  size: z.catch(z.pipe(z.coerce.number(), z.int().check(z.gte(1), z.lte(500))), 25),
});
export type ListApplicationsInput = z.infer<typeof listApplicationsInput>;
