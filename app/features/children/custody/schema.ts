import * as z from "zod/mini";
import { day, id, optionalDay, optionalId, shortText, ticked } from "~/lib/fields";

export const recordCustodyNoteInput = z.object({
  text: shortText(500),
  guardianId: optionalId(),
  mustNotCollect: ticked(),
  fromDay: day(),
  untilDay: optionalDay(),
});
export type RecordCustodyNoteInput = z.infer<typeof recordCustodyNoteInput>;

export const custodyNoteIdInput = z.object({ noteId: id() });
