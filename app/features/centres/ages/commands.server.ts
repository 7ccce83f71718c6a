import { eq } from "drizzle-orm";
import { centre } from "~db/schema/centres";
import { writeAudit } from "~/lib/audit.server";
import { command } from "~/lib/command.server";
import type { Ctx } from "~/lib/context.server";
import { done, type Result } from "~/lib/result";
import { refuseStale, type MaybeVersioned } from "~/lib/stale";
import { holdPlaces } from "../places/commands.server";
import { getCentre } from "../queries.server";
import { getAges, keptAges } from "./queries.server";
import type { AgeSettings } from "./rules";
import type { ChangeAgesInput } from "./schema";

const inWords = ({ graceDays, keepsThreeYearOlds }: AgeSettings) => ({
  ...{ graceDays: String(graceDays), keepsThreeYearOlds: String(keepsThreeYearOlds) },
});

/** Whoever is in a class stays in it; what changes is who may begin, and who is named as outgrowing. */
export const changeAges = (
  ctx: Ctx,
  { version, ...ages }: MaybeVersioned<ChangeAgesInput>,
): Promise<Result> =>
  command(ctx, async (tx) => {
    await holdPlaces(tx, ctx);
    const before = await getAges(ctx);
    const stale = refuseStale(version, (await getCentre(ctx)).version, { ...before });
    if (stale) return stale;
    await tx
      .update(centre)
      .set({ ...ages, updatedAt: ctx.now })
      .where(eq(centre.id, ctx.centreId));
    keptAges.forget(tx);
    await writeAudit(ctx, {
      capability: "centres.centre.change",
      ...{ before: inWords(before), after: inWords(ages) },
    });
    return done;
  });
