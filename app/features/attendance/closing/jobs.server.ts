import type { Ctx } from "~/lib/context.server";
import { closeDays } from "./commands.server";
import { closedFrom } from "./rules";

/** Daily, after the centre has closed: what is still open was forgotten, and says so. */
export const closeForgotten = async (ctx: Ctx): Promise<void> => {
  await closeDays(ctx);
};

export const closingHour = ({ closesAt }: { closesAt: string }): string => closedFrom(closesAt);
