import type { Meal } from "~db/enums";
import { recordCompany } from "~/features/kitchen/company/commands.server";
import { recordCompanyInput } from "~/features/kitchen/company/schema";
import { recordPurchase } from "~/features/kitchen/records/commands.server";
import { recordPurchaseInput } from "~/features/kitchen/records/schema";
import { takeSample } from "~/features/kitchen/samples/commands.server";
import { takeSampleInput } from "~/features/kitchen/samples/schema";
import type { Ctx } from "~/lib/context.server";
import { aFile } from "./files";
import { done } from "./sequence";

type GivenSample = { dishId: string; day?: string; meal?: Meal; grams?: string; time?: string };

/** What the form of a sample posts, for the lunch of the test's day. */
export const aSampleForm = (given: GivenSample) =>
  takeSampleInput.parse({
    ...{ day: "2026-11-12", meal: "lunch", grams: "125", box: "3", sampledBy: "周永福" },
    ...{ time: "08:05", ...given },
  });

/** A sample with its photo. */
export async function aSample(ctx: Ctx, given: GivenSample) {
  const { fileId: photoFileId } = await aFile(ctx, { purpose: "kitchen" });
  const { sampleId } = done(await takeSample(ctx, { ...aSampleForm(given), photoFileId }));
  return { sampleId, photoFileId };
}

/** What the form of a delivery posts: rice of the morning, with its papers. */
export const aPurchaseForm = (given: Record<string, unknown> = {}): Record<string, unknown> => ({
  ...{ supplier: "晋中粮油批发", food: "大米", quantity: "25.5", unit: "kg", batch: "20261020" },
  ...{ producedOn: "2026-10-20", expiresOn: "2027-04-19", certificate: "JY11407", remark: "" },
  ...{ receivedBy: "周永福", receivedOn: "2026-11-12", time: "07:40" },
  ...given,
});

export const aPurchase = async (
  ctx: Ctx,
  given: Record<string, unknown> = {},
  photoFileId: string | null = null,
) =>
  done(
    await recordPurchase(ctx, { ...recordPurchaseInput.parse(aPurchaseForm(given)), photoFileId }),
  );

/** The director ate lunch with a class on the day before the test's. */
export const aCompanyForm = (given: Record<string, unknown> = {}): Record<string, unknown> => ({
  ...{ day: "2026-11-11", meal: "lunch", eater: "王晓琴", classId: "", remark: "菜温合适" },
  ...given,
});

export const aCompany = async (ctx: Ctx, given: Record<string, unknown> = {}) =>
  done(await recordCompany(ctx, recordCompanyInput.parse(aCompanyForm(given))));
