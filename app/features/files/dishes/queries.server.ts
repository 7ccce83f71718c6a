import type { Ctx } from "~/lib/context.server";
import { notFound } from "~/lib/errors";
import { getFilePurpose, getFileVariant } from "../queries.server";
import type { FileVariantInput } from "../schema";

/** A dish's picture in a size, for everyone of the centre, families too. Any other file is not found. */
export const getDishPicture = (ctx: Ctx, input: FileVariantInput) =>
  ctx.tx(async () => {
    if ((await getFilePurpose(ctx, input)) !== "dish") throw notFound("file");
    return getFileVariant(ctx, input);
  });
