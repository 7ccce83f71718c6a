import * as z from "zod/mini";
import { mondayOf } from "~/lib/dates";
import { day, id, shortText } from "~/lib/fields";

/** The address of a plan: any day names its week. */
export const planPageInput = z.object({ week: z.catch(z.nullable(day()), null) });

export const planActivityInput = z.object({ day: day(), title: shortText(60) });
export type PlanActivityInput = z.infer<typeof planActivityInput>;

export const plannedIdInput = z.object({ plannedId: id() });

export const copyPlanInput = z.object({ week: z.pipe(day(), z.transform(mondayOf)) });
