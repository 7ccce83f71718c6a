import type { Ctx } from "~/lib/context.server";
import { refuse, type Result } from "~/lib/result";
import { linkStaffAccount } from "../commands.server";
import { findLooseAccount } from "./queries.server";

/** Ties a person to the account with the same phone, so that their classes open for them. */
export const linkLooseAccount = (ctx: Ctx, staffId: string): Promise<Result> =>
  ctx.tx(async () => {
    const found = await findLooseAccount(ctx, { staffId });
    return found ? linkStaffAccount(ctx, staffId, found.userId) : refuse("not_found");
  });
