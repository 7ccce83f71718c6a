import type { Ctx } from "~/lib/context.server";
import { adoptDishLibrary } from "./dishes/commands.server";

/** On centre.founded: a new centre begins with the starter dishes. Twice is the same as once. */
export const giveDishLibrary = async (ctx: Ctx): Promise<void> => {
  await adoptDishLibrary(ctx);
};
