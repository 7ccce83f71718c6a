import { planShift } from "~/features/rosters/commands.server";
import { recordLeave } from "~/features/rosters/leave/commands.server";
import type { PlanShiftInput, RecordLeaveInput } from "~/features/rosters/schema";
import type { Ctx } from "~/lib/context.server";
import { done } from "./sequence";

const day = "2026-11-12";

/** A shift on the test's day from eight to half past four, outside the classes unless said otherwise. */
export const aShift = async (
  ctx: Ctx,
  given: Pick<PlanShiftInput, "staffId"> & Partial<PlanShiftInput>,
): Promise<{ shiftId: string }> =>
  done(await planShift(ctx, { day, startsAt: "08:00", endsAt: "16:30", classId: null, ...given }));

/** A day of leave on the test's day that nobody covers, unless said otherwise. */
export const aLeave = async (
  ctx: Ctx,
  given: Pick<RecordLeaveInput, "staffId"> & Partial<RecordLeaveInput>,
): Promise<{ leaveId: string }> => {
  const usual = { kind: "annual", fromDay: day, toDay: day, coveredBy: null } as const;
  return done(await recordLeave(ctx, { ...usual, note: "", removeShifts: false, ...given }));
};
