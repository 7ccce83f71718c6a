import { and, eq, inArray, isNull } from "drizzle-orm";
import { pickUpApproval } from "~db/schema/handover";
import { maySeeSensitive } from "~/features/accounts/pins/queries.server";
import { unlockMs } from "~/features/accounts/pins/rules";
import { writeAudit } from "~/lib/audit.server";
import type { Ctx } from "~/lib/context.server";
import type { Transaction } from "~/lib/db.server";
import { groupBy } from "~/lib/group";
import type { Writer } from "../actors/commands.server";
import type { EventRefusal, LoggedEvent } from "../log/rules";
import type { LogEventInput } from "../log/schema";
import { listCollectors } from "./queries.server";
import { settleHandOver, type KnownCollector } from "./rules";

export type HandOver = {
  settle: (event: LoggedEvent) => LoggedEvent | EventRefusal;
  write: (accepted: readonly LoggedEvent[]) => Promise<void>;
};

const nothing: HandOver = { settle: (event) => event, write: () => Promise.resolve() };

/**
 * Decides for a save, whose children are held, to whom they may be handed over. An approval is used up by the
 * departure that names it, and free again when that is taken back.
 */
export async function loadHandOver(
  tx: Transaction,
  ctx: Ctx,
  save: {
    given: readonly LogEventInput[];
    events: readonly LoggedEvent[];
    actor: Writer;
  },
): Promise<HandOver> {
  const departures = save.given.flatMap((one) => (one.kind === "departure" ? [one] : []));
  if (departures.length === 0) return nothing;
  const saidOf = new Map(departures.map(({ id, payload }) => [id, payload]));
  const chosen = new Set(departures.filter((one) => one.chosen).map(({ id }) => id));
  const leaving = save.events.filter(({ id }) => saidOf.has(id));
  const childIds = [...new Set(leaving.map(({ childId }) => childId))];
  const days = [...new Set(leaving.map(({ day }) => day))];
  const found = await listCollectors(ctx, { childIds, days });
  const listed = groupBy(found, ({ childId }) => childId);
  const isVouched = await maySeeSensitive(ctx, save.actor.staffId);
  const used = new Map<string, string>();
  const collectorsOn = (childId: string, day: string): KnownCollector[] =>
    (listed.get(childId) ?? [])
      .filter(({ onDay }) => onDay === null || onDay === day)
      .map((one) => ({ ...one, used: one.used || used.has(one.id) }));
  return {
    settle: (event) => {
      const said = saidOf.get(event.id);
      if (!said || event.removes) return event;
      const settled = settleHandOver(said, {
        collectors: collectorsOn(event.childId, event.day),
        isLater: event.supersedesId !== null || chosen.has(event.id),
        isVouched,
        isFresh: ctx.now.getTime() - event.occurredAt.getTime() < unlockMs,
      });
      if (!settled.ok) return settled.reason;
      if (settled.approvalId) used.set(settled.approvalId, event.supersedesId ?? event.id);
      return { ...event, payload: settled.payload };
    },
    write: async (accepted) => {
      const takenBack = accepted.filter(({ id, removes }) => removes && saidOf.has(id));
      await release(
        tx,
        ctx,
        takenBack.flatMap(({ supersedesId }) => supersedesId ?? []),
      );
      for (const [approvalId, eventId] of used) await useUp(tx, ctx, approvalId, eventId);
      await auditOverrides(ctx, accepted);
    },
  };
}

const useUp = (tx: Transaction, ctx: Ctx, approvalId: string, usedEventId: string) =>
  tx
    .update(pickUpApproval)
    .set({ usedEventId, usedAt: ctx.now })
    .where(
      and(
        eq(pickUpApproval.centreId, ctx.centreId),
        eq(pickUpApproval.id, approvalId),
        isNull(pickUpApproval.usedAt),
      ),
    );

async function release(tx: Transaction, ctx: Ctx, eventIds: readonly string[]): Promise<void> {
  if (eventIds.length === 0) return;
  await tx
    .update(pickUpApproval)
    .set({ usedEventId: null, usedAt: null })
    .where(
      and(
        eq(pickUpApproval.centreId, ctx.centreId),
        inArray(pickUpApproval.usedEventId, [...eventIds]),
      ),
    );
}

/** Who vouched for whom is asked about one day: each is a line of its own. */
async function auditOverrides(ctx: Ctx, accepted: readonly LoggedEvent[]): Promise<void> {
  for (const { id, childId, kind, payload } of accepted) {
    if (kind !== "departure" || !payload["override"]) continue;
    const after = { eventId: id };
    await writeAudit(ctx, { capability: "attendance.handOver.vouch", childId, after });
  }
}
