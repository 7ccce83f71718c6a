import { and, eq } from "drizzle-orm";
import { correction } from "~db/schema/families";
import { listFamily } from "~/access/family.server";
import type { Ctx } from "~/lib/context.server";
import { notify } from "../alerts/commands.server";

/** On correction.settled: whoever asked, and may still see the child's pages. The answer is read there. */
export const tellCorrection = (
  ctx: Ctx,
  { childId, correctionId }: { childId: string; correctionId: string },
): Promise<void> =>
  ctx.tx(async (tx) => {
    const [found] = await tx
      .select({ state: correction.state, askedBy: correction.askedBy })
      .from(correction)
      .where(and(eq(correction.centreId, ctx.centreId), eq(correction.id, correctionId)));
    if (found?.state !== "done" && found?.state !== "declined") return;
    const family = await listFamily(ctx, childId);
    if (!family.some(({ userId }) => userId === found.askedBy)) return;
    await notify(ctx, {
      ...{ category: "notice", text: `correction.${found.state}`, userIds: [found.askedBy] },
      ...{ eventKey: `correction:${correctionId}`, childId },
      path: `/family/child?child=${childId}#corrections`,
    });
  });
