import type { Meal } from "~db/enums";
import type { ActChild, SentEvent } from "../acts/rules";
import type { ActIntent, RoomAct } from "../acts/schema";
import type { Outcome } from "../saves/commands.server";

/** What became of an act, in the room's own terms. */
export type RoomAnswer = {
  ok: true;
  intent: ActIntent;
  /** Which meal it was, where it was one. */
  meal?: Meal;
  batchId: string;
  /** Children for whom everything was written. */
  saved: number;
  refused: { childId: string; name: string; reason: string }[];
};

export function answerOf(
  sent: {
    act: RoomAct;
    batchId: string;
    events: readonly Pick<SentEvent, "id" | "childId">[];
  },
  outcomes: readonly Outcome[],
  children: readonly ActChild[],
): RoomAnswer {
  const refused = new Map<string, string>();
  for (const outcome of outcomes) {
    const childId = sent.events.find(({ id }) => id === outcome.id)?.childId;
    if (childId && outcome.outcome === "refused" && !refused.has(childId)) {
      refused.set(childId, outcome.reason);
    }
  }
  const all = new Set(sent.events.map(({ childId }) => childId));
  return {
    ...{ ok: true, intent: sent.act.intent, batchId: sent.batchId },
    ...(sent.act.intent === "meal" && { meal: sent.act.meal }),
    saved: all.size - refused.size,
    refused: [...refused].map(([childId, reason]) => ({
      ...{ childId, reason },
      name: children.find(({ id }) => id === childId)?.name ?? "",
    })),
  };
}
