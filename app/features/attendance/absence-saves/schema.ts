import * as z from "zod/mini";
import { id, moment } from "~/lib/fields";
import { recordAbsenceInput } from "../absences/schema";
import type { RecordEventsInput } from "../log/schema";

const common = {
  /** A UUIDv7 made where the tap was, sent twice it is written once; of an absence it is its own id. */
  id: id(),
  /** The device's clock at the tap. */
  at: moment(),
};

const absence = z.extend(recordAbsenceInput, { ...common, kind: z.literal("absence") });

/** An absence is taken back. */
const cancelled = z.object({
  ...{ ...common, kind: z.literal("cancelled") },
  ...{ childId: id(), absenceId: id() },
});

export const absenceEventInput = z.discriminatedUnion("kind", [absence, cancelled]);
export type AbsenceEventInput = z.infer<typeof absenceEventInput>;

/** What one save sends; each event in it has an outcome of its own. */
export type RecordAbsencesInput = Omit<RecordEventsInput, "version">;
