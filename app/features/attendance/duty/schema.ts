import * as z from "zod/mini";
import { dutyKinds } from "~db/enums";
import { choiceOf, id, moment } from "~/lib/fields";
import type { RecordEventsInput } from "../log/schema";

export const dutyEventInput = z.object({
  /** A UUIDv7 made where the tap was: sent twice it is written once. */
  id: id(),
  staffId: id(),
  kind: z.enum(dutyKinds),
  /** The device's clock at the tap. */
  at: moment(),
  supersedesId: z.optional(id()),
  removes: z._default(z.boolean(), false),
});
export type DutyEventInput = z.infer<typeof dutyEventInput>;

/** What one save holds; each event in it has an outcome of its own. */
export type RecordDutyInput = Omit<RecordEventsInput, "version">;

/** One tap in the room, as a plain form posts it. */
export const dutyTapInput = z.object({ staffId: id(), kind: choiceOf(dutyKinds) });
