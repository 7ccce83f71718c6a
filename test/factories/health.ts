import { recordGrowth } from "~/features/health/commands.server";
import type { RecordGrowthInput } from "~/features/health/schema";
import type { Ctx } from "~/lib/context.server";
import { done } from "./sequence";

/** A usual measurement of a child of two and a half, two days before the test's day. */
export const aMeasurement = async (
  ctx: Ctx,
  childId: string,
  given: Partial<RecordGrowthInput> = {},
): Promise<{ measurementId: string }> => {
  const figures = { measuredOn: "2026-11-10", weightKg: 13.2, heightCm: 91.6 } as const;
  const input = { ...figures, posture: null, note: "", checked: false, ...given };
  return done(await recordGrowth(ctx, childId, input));
};
