import * as z from "zod/mini";
import { transitions } from "~db/enums";
import { id, optionalText, moment } from "~/lib/fields";
import type { RecordEventsInput } from "../log/schema";

const children = () => z.array(id()).check(z.maxLength(200));
const areDifferent = (ids: readonly string[]) => new Set(ids).size === ids.length;

/** What a count says: who had to be there, each either seen or missing. */
const countInput = z
  .object({
    kind: z.literal("count"),
    /** A UUIDv7 made where it was counted: sent twice it is written once. */
    id: id(),
    /** The device's clock when the count was over, and when the first face was ticked. */
    at: moment(),
    startedAt: z.optional(moment()),
    transition: z.enum(transitions),
    present: children(),
    missing: children(),
    note: optionalText(100),
  })
  .check(
    z.refine(({ present, missing }) => present.length + missing.length > 0, "errors:invalid"),
    z.refine(({ present, missing }) => areDifferent([...present, ...missing]), "errors:invalid"),
  );

/** A child that was missing in a count is found. */
const findInput = z.object({
  ...{ kind: z.literal("found"), id: id(), at: moment() },
  ...{ countId: id(), childId: id() },
});

export const headCountEventInput = z.union([countInput, findInput]);
export type HeadCountEventInput = z.infer<typeof headCountEventInput>;

/** What one save sends; each event in it has an outcome of its own. */
export type RecordHeadCountInput = Omit<RecordEventsInput, "version">;

/** `?transition=&done=`: what is not known counts as not said. */
export const countPageInput = z.object({
  transition: z.catch(z.enum(transitions), "outdoors"),
  done: z.catch(z.optional(id()), undefined),
});

/** The count as a plain form posts it. */
export const countFormInput = z.object({
  transition: z.enum(transitions, "errors:required"),
  /** Who had to be there when the page was made. */
  must: z._default(children(), []),
  child: z._default(children(), []),
  note: optionalText(100),
  /** It was asked about those who are missing, and they are. */
  despite: z.optional(z.string()),
});
export type CountFormInput = z.infer<typeof countFormInput>;

export const foundFormInput = z.object({ countId: id(), childId: id() });
