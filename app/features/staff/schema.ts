import * as z from "zod/mini";
import { certificateKinds, posts, sexes } from "~db/enums";
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

/** One or several; a form with a single box ticked posts a plain string. */
const somePosts = () =>
  z.pipe(
    z.pipe(
      z.optional(z.union([z.string(), z.array(z.string())])),
      z.transform((value) => [...new Set([value ?? []].flat())]),
    ),
    z.array(z.enum(posts, "errors:invalid")).check(z.minLength(1, "errors:required")),
  );

export const hireStaffInput = z.object({
  name: shortText(30),
  sex: choiceOf(sexes),
  phone: phone(),
  posts: somePosts(),
  hiredOn: day(),
});
export type HireStaffInput = z.infer<typeof hireStaffInput>;

/** The page shows phones masked, so an empty one keeps the stored one. */
export const changeStaffInput = z.object({
  ...hireStaffInput.shape,
  phone: z._default(z.union([z.literal(""), phone()]), ""),
  version: version(),
});
export type ChangeStaffInput = z.infer<typeof changeStaffInput>;

export const assignToClassInput = z.object({ classId: id(), lead: ticked() });
export type AssignToClassInput = z.infer<typeof assignToClassInput>;

export const staffClassInput = z.object({ classId: id() });

export const recordCertificateInput = z.object({
  kind: choiceOf(certificateKinds),
  number: shortText(40),
  issuedOn: day(),
  expiresOn: optionalDay(),
});
export type RecordCertificateInput = z.infer<typeof recordCertificateInput>;

export const certificateIdInput = z.object({ certificateId: id() });

/** `leftOn` is the last day of work. */
export const endEmploymentInput = z.object({ leftOn: day() });
export type EndEmploymentInput = z.infer<typeof endEmploymentInput>;

export const listStaffInput = z.object({
  q: z.catch(optionalText(60), ""),
  post: z.catch(z.optional(z.enum(posts)), undefined),
  class: z.catch(z.optional(z.string()), undefined),
  /** Only those with a certificate that has run out or will within 60 days, or that is missing. */
  expiring: z.catch(ticked(), false),
  left: z.catch(ticked(), false),
  sort: z.catch(z.optional(z.string()), undefined),
  page: z.catch(z.pipe(z.coerce.number(), z.int().check(z.gte(1), z.lte(1000))), 1),
  size: z.catch(z.pipe(z.coerce.number(), z.int().check(z.gte(1), z.lte(500))), 25),
});
export type ListStaffInput = z.infer<typeof listStaffInput>;
