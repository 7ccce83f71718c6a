import * as z from "zod/mini";
import { dutyKinds } from "~db/enums";
import { instantOf } from "~/lib/clock";
import { choiceOf, id } from "~/lib/fields";

const moment = () =>
  z.pipe(
    z.iso.datetime({ offset: true, error: "errors:invalid" }),
    z.transform((text: string) => instantOf(text)),
  );

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

/** A device's clock is never off by more than a year. */
const offset = () => z.int().check(z.gte(-31_622_400_000), z.lte(31_622_400_000));

/** What one save sends; each event in it has an outcome of its own. */
export const recordDutyInput = z.object({
  batchId: id(),
  classId: id(),
  /** What the device knows its clock to be off by, in ms: server minus device. */
  offsetMs: z.optional(offset()),
  /** The device's clock at sending, where it does not know: what it is off by is taken from every event. */
  sentAt: z.optional(moment()),
  /** Counts the saves of a device. */
  deviceSeq: z.optional(z.int().check(z.gte(0), z.lte(2_147_483_647))),
  /** Who was chosen on a shared tablet. */
  actorStaffId: z.optional(id()),
  events: z.array(z.unknown()).check(z.minLength(1), z.maxLength(200)),
});

export type RecordDutyInput = Omit<z.input<typeof recordDutyInput>, "sentAt"> & {
  sentAt?: Date;
  events: readonly unknown[];
};

export const undoDutyInput = z.object({ batchId: id(), classId: id() });
export type UndoDutyInput = z.infer<typeof undoDutyInput>;

/** One tap in the room, as a plain form posts it. */
export const dutyTapInput = z.object({ staffId: id(), kind: choiceOf(dutyKinds) });
