import * as z from "zod/mini";

/** A press of a button and nothing else. */
export const linkAccountInput = z.object({});
