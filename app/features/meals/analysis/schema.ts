import * as z from "zod/mini";
import { mealBands } from "~db/enums";
import { day } from "~/lib/fields";

export const analysisBases = ["planned", "eaten"] as const;
export type AnalysisBasis = (typeof analysisBases)[number];

/** The address of an analysis: which days, which band, and what it is counted from. Anything else is left out. */
export const analysisPageInput = z.object({
  from: z.catch(z.nullable(day()), null),
  to: z.catch(z.nullable(day()), null),
  band: z.catch(z.nullable(z.enum(mealBands)), null),
  basis: z.catch(z.enum(analysisBases), "planned"),
});
export type AnalysisPageInput = z.infer<typeof analysisPageInput>;
