import * as z from "zod/mini";
import { id, moment } from "~/lib/fields";
import type { RecordEventsInput } from "../log/schema";

const common = {
  /** A UUIDv7 made where the tap was: sent twice it is written once. */
  id: id(),
  /** The device's clock at the tap. */
  at: moment(),
  childId: id(),
};

export const visitEventInput = z.discriminatedUnion("kind", [
  /** The class hands a child over to another for the rest of the day. */
  z.object({ ...common, kind: z.literal("visit"), toClassId: id() }),
  /** Such a hand-over is taken back. */
  z.object({ ...common, kind: z.literal("back"), visitId: id() }),
]);
export type VisitEventInput = z.infer<typeof visitEventInput>;

/** What one save sends; each event in it has an outcome of its own. */
export type RecordVisitsInput = RecordEventsInput;
