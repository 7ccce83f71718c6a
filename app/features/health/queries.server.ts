import { and, desc, eq } from "drizzle-orm";
import { growthMeasurement } from "~db/schema/health";
import { findChild } from "~/features/children/queries.server";
import { writeAudit } from "~/lib/audit.server";
import type { Ctx, OwnChildId } from "~/lib/context.server";
import { dayOf } from "~/lib/dates";
import { sources } from "~/standards/growth";
import { curveOf, exactMonths, judge } from "./rules";

/** The measurements of a child in kg and cm, the newest first; `childId` is one of this centre's. */
export const listMeasurements = (ctx: Ctx, input: { childId: string }) =>
  ctx.tx(async (tx) => {
    const rows = await tx
      .select({
        id: growthMeasurement.id,
        measuredOn: growthMeasurement.measuredOn,
        weightG: growthMeasurement.weightG,
        heightMm: growthMeasurement.heightMm,
        posture: growthMeasurement.posture,
        note: growthMeasurement.note,
      })
      .from(growthMeasurement)
      .where(
        and(
          eq(growthMeasurement.centreId, ctx.centreId),
          eq(growthMeasurement.childId, input.childId),
        ),
      )
      .orderBy(desc(growthMeasurement.measuredOn));
    return rows.map(({ weightG, heightMm, ...row }) => ({
      ...row,
      weightKg: weightG === null ? null : weightG / 1000,
      heightCm: heightMm === null ? null : heightMm / 10,
    }));
  });

/** The child's points with levels, and its line over the bands of its sex. Health data: the read is audited. */
export const getGrowth = (ctx: Ctx, input: { childId: string }) =>
  ctx.tx(async () => {
    const child = await findChild(ctx, input.childId);
    const measured = await listMeasurements(ctx, { childId: child.id });
    await writeAudit(ctx, { capability: "health.growth.read", childId: child.id });
    const today = dayOf(ctx.now, ctx.timeZone);
    const points = measured.map((row) => {
      const { months, height, levels, nutrition } = judge(child, row);
      return { ...row, at: months, months: Math.floor(months), height, levels, nutrition };
    });
    const curve = (
      indicator: "weightForAge" | "heightForAge",
      valueOf: (point: (typeof points)[number]) => number | null,
    ) => {
      const found = points.flatMap((point) => {
        const value = valueOf(point);
        return value === null ? [] : [{ at: point.at, value }];
      });
      return curveOf(indicator, child.sex, found, exactMonths(child.bornOn, today));
    };
    return {
      sex: child.sex,
      standard: sources[0].number,
      points: points.map(({ at: _at, height: _height, ...point }) => point),
      curves: {
        height: curve("heightForAge", ({ height }) => height),
        weight: curve("weightForAge", ({ weightKg }) => weightKg),
      },
    };
  });

export type GrowthPage = Awaited<ReturnType<typeof getGrowth>>;

/** The same for the child's own family, without the notes of those who measured. */
export async function getOwnGrowth(ctx: Ctx, childId: OwnChildId): Promise<GrowthPage> {
  const { points, ...growth } = await getGrowth(ctx, { childId });
  return { ...growth, points: points.map((point) => ({ ...point, note: "" })) };
}
