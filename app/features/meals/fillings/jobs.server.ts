import { AsyncLocalStorage } from "node:async_hooks";
import { and, eq, inArray } from "drizzle-orm";
import pLimit from "p-limit";
import type { MenuFillingState } from "~db/enums";
import { menuFilling } from "~db/schema/menu-filling";
import { realNow } from "~/lib/clock";
import { afterCommit, type Ctx } from "~/lib/context.server";
import { log } from "~/lib/log.server";
import { remember } from "~/lib/remember.server";
import { getMenuProblem, proposeWeek } from "../assistant/queries.server";
import type { Filled, Proposal } from "../assistant/rules";
import { fillingSteps } from "../filling/rules";
import { beatEveryMs, liveStates } from "./rules";

/** A server's threads that fill weeks at once; more would only slow each other down. */
const atOnce = 2;

const queue = () => remember("menuFillings", () => pLimit(atOnce));

/** Filling takes up to a minute: it must not carry the transaction of the delivery that began it. */
const outside = AsyncLocalStorage.snapshot();

type Found = Partial<typeof menuFilling.$inferInsert>;

/** The row as long as somebody waits for it; `states` narrows what it is waiting for. */
const wanted = (ctx: Ctx, fillingId: string, states: readonly MenuFillingState[] = liveStates) =>
  and(
    ...[eq(menuFilling.centreId, ctx.centreId), eq(menuFilling.id, fillingId)],
    inArray(menuFilling.state, [...states]),
  );

/** On meals.fillingAsked: the work itself begins once the delivery is committed, and waits for its turn. */
export const fillMenu = (ctx: Ctx, { fillingId }: { fillingId: string }): Promise<void> =>
  afterCommit(ctx, () =>
    outside(() => {
      void work(ctx, fillingId);
    }),
  );

/** Writes what was found, and that somebody is at it; false where nobody waits for it any more. */
async function write(ctx: Ctx, fillingId: string, found: Found): Promise<boolean> {
  const rows = await ctx.tx((tx) =>
    tx
      .update(menuFilling)
      .set({ ...found, beatAt: realNow() })
      .where(wanted(ctx, fillingId))
      .returning({ id: menuFilling.id }),
  );
  return rows.length > 0;
}

async function work(ctx: Ctx, fillingId: string): Promise<void> {
  const asked = new AbortController();
  const progress: Found = {};
  const beat = setInterval(() => {
    write(ctx, fillingId, progress).then(
      (isWanted) => {
        if (!isWanted) asked.abort();
      },
      (error: unknown) => log().warn({ err: error }, "menu filling"),
    );
  }, beatEveryMs);
  try {
    await queue()(async () => {
      const [row] = await ctx.tx((tx) =>
        tx
          .update(menuFilling)
          .set({ state: "running", beatAt: realNow() })
          .where(wanted(ctx, fillingId, ["waiting"]))
          .returning({ band: menuFilling.band, week: menuFilling.startsOn }),
      );
      if (!row) return;
      const answer = await proposeWeek(await getMenuProblem(ctx, row), {
        signal: asked.signal,
        onFirst: (filled) => void (progress.proposed = menuOf(filled)),
        onStep: (step) => void (progress.step = step),
      });
      if (answer) await write(ctx, fillingId, foundBy(answer.proposal));
    });
  } catch (error) {
    log().error({ err: error }, "menu filling");
    await write(ctx, fillingId, { state: "failed" }).catch(() => false);
  } finally {
    clearInterval(beat);
  }
}

function foundBy(proposal: Proposal): Found {
  if (proposal.state === "impossible") {
    return { state: "impossible", proposed: null, conflicts: proposal.conflicts };
  }
  if (proposal.state === "undecided") return { state: "undecided" };
  return { state: "filled", step: fillingSteps, proposed: menuOf(proposal) };
}

const menuOf = ({ state: _state, ...menu }: Filled) => menu;
