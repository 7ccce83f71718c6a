import { may } from "~/access/policy";
import type { Ctx } from "~/lib/context.server";
import { notFound } from "~/lib/errors";
import { getFilePurpose, getFileVariant } from "../queries.server";
import type { FileVariantInput } from "../schema";

/** A picture of the kitchen's records in a size, for those who read them. Any other file is not found. */
export const getKitchenPicture = (ctx: Ctx, input: FileVariantInput) =>
  ctx.tx(async () => {
    const isSeen = may({ role: ctx.actor.role }, "kitchen.day.read");
    if (!isSeen || (await getFilePurpose(ctx, input)) !== "kitchen") throw notFound("file");
    return getFileVariant(ctx, input);
  });
