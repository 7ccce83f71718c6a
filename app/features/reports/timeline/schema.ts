import * as z from "zod/mini";
import { timelineKinds, type TimelineKind } from "./rules";

export const timelineInput = z.object({
  kind: z.catch(z.optional(z.enum(timelineKinds)), undefined),
});
export type TimelineInput = z.infer<typeof timelineInput>;

/** The kinds to choose from: those that the reader gets to see. */
export const timelineKindsFor = (readsCustody: boolean): readonly TimelineKind[] =>
  readsCustody ? timelineKinds : timelineKinds.filter((kind) => kind !== "custody");
