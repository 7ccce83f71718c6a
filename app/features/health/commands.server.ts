import { and, eq } from "drizzle-orm";
import { growthMeasurement } from "~db/schema/health";
import { holdChild } from "~/features/children/care/commands.server";
import { findChild } from "~/features/children/queries.server";
import { monthsAt } from "~/features/children/rules";
import { writeAudit } from "~/lib/audit.server";
import { command } from "~/lib/command.server";
import type { Ctx } from "~/lib/context.server";
import { dayOf } from "~/lib/dates";
import { newId } from "~/lib/id";
import { done, ok, refuse, type Refusal, type Result } from "~/lib/result";
import { growthUntilMonths } from "~/standards/growth";
import { listMeasurements } from "./queries.server";
import { findSlip, usualPosture, type Measured } from "./rules";
import type { RecordGrowthInput } from "./schema";

const capability = "health.growth.record";

function refuseDay(bornOn: string, measuredOn: string, today: string): Refusal | null {
  if (measuredOn > today) return refuse("measured_in_future", "measuredOn");
  if (measuredOn < bornOn) return refuse("measured_before_birth", "measuredOn");
  return monthsAt(bornOn, measuredOn) >= growthUntilMonths
    ? refuse("measured_past_standard", "measuredOn", { years: growthUntilMonths / 12 })
    : null;
}

const figures = ({ weightKg, heightCm }: Pick<Measured, "weightKg" | "heightCm">) =>
  [heightCm === null ? "" : `${heightCm} cm`, weightKg === null ? "" : `${weightKg} kg`]
    .filter(Boolean)
    .join(" / ");

/**
 * Weight in kg and height in cm on a day, one of them at least. Refuses a day still to come, before birth or
 * from seven years on, a second measurement of a day, and a jump nobody has ticked as looked at again.
 */
export const recordGrowth = (
  ctx: Ctx,
  childId: string,
  input: RecordGrowthInput,
): Promise<Result<{ measurementId: string }>> =>
  command(
    ctx,
    async (tx) => {
      await holdChild(tx, ctx, childId);
      const child = await findChild(ctx, childId);
      const { measuredOn, weightKg, heightCm } = input;
      const wrongDay = refuseDay(child.bornOn, measuredOn, dayOf(ctx.now, ctx.timeZone));
      if (wrongDay) return wrongDay;
      if (weightKg === null && heightCm === null) return refuse("nothing_measured", "heightCm");
      const known = await listMeasurements(ctx, { childId });
      const sameDay = known.find((one) => one.measuredOn === measuredOn);
      if (sameDay) {
        return refuse("measured_already", "measuredOn", { figures: figures(sameDay) });
      }
      const posture = input.posture ?? usualPosture(monthsAt(child.bornOn, measuredOn));
      const last = known.find((one) => one.measuredOn < measuredOn) ?? null;
      const slip = findSlip(child, { measuredOn, weightKg, heightCm, posture }, last);
      if (slip && !input.checked) {
        return refuse(slip === "weight" ? "weight_jumps" : "height_jumps", "checked", {
          last: last ? figures(last) : "–",
        });
      }
      const measurementId = newId(ctx.now);
      await tx.insert(growthMeasurement).values({
        ...{ centreId: ctx.centreId, id: measurementId, childId, measuredOn, posture },
        weightG: weightKg === null ? null : Math.round(weightKg * 1000),
        heightMm: heightCm === null ? null : Math.round(heightCm * 10),
        ...{ note: input.note, measuredBy: ctx.actor.kind === "user" ? ctx.actor.id : null },
        ...{ createdAt: ctx.now, updatedAt: ctx.now },
      });
      await writeAudit(ctx, { capability, childId, after: { measurementId } });
      return ok({ measurementId });
    },
    { "23505": refuse("already_recorded", "measuredOn") },
  );

export const removeGrowth = (ctx: Ctx, childId: string, measurementId: string): Promise<Result> =>
  command(ctx, async (tx) => {
    const [gone] = await tx
      .delete(growthMeasurement)
      .where(
        and(
          eq(growthMeasurement.centreId, ctx.centreId),
          eq(growthMeasurement.childId, childId),
          eq(growthMeasurement.id, measurementId),
        ),
      )
      .returning({ measuredOn: growthMeasurement.measuredOn });
    if (!gone) return refuse("not_found");
    await writeAudit(ctx, { capability, childId, before: { measurementId, ...gone } });
    return done;
  });
