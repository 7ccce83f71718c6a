import * as z from "zod/mini";

/** What a child's file may still lack. */
export const gaps = ["identity", "consents", "vaccination", "clarify"] as const;
export type Gap = (typeof gaps)[number];

export const listGapsInput = z.object({
  gap: z.catch(z.optional(z.enum(gaps)), undefined),
});
export type ListGapsInput = z.infer<typeof listGapsInput>;
