import { recordObservation } from "~/features/learning/commands.server";
import type { RecordObservationInput } from "~/features/learning/schema";
import type { Ctx } from "~/lib/context.server";
import { done } from "./sequence";

export const seen: RecordObservationInput = {
  observedOn: "2026-11-11",
  area: "grossMotor",
  milestone: "M42",
  progress: "emerging",
  text: "学小兔子跳，两只脚刚刚离地。",
  photoFileId: null,
  share: false,
};

/** An observation of the day before the test's day, not shared unless said so. */
export const anObservation = async (
  ctx: Ctx,
  childId: string,
  given: Partial<RecordObservationInput> = {},
): Promise<{ observationId: string }> =>
  done(await recordObservation(ctx, childId, { ...seen, ...given }));
