import { outbox } from "~db/schema/outbox";
import type { Ctx } from "./context.server";
import { newId } from "./id";

/** Everything a command may announce to later nouns, with the ids it carries. */
export type OutboxEvents = {
  "attendance.absenceRecorded": { childId: string; absenceId: string };
  "account.passwordReset": { userId: string };
  "centre.founded": { centreId: string };
  "child.registered": { childId: string };
  "child.consentDecided": { childId: string; consentId: string };
  "enrolment.started": { childId: string; enrolmentId: string };
  "enrolment.ended": { childId: string; enrolmentId: string };
  "file.stored": { fileId: string };
  "message.sent": { childId: string; messageId: string };
  "familyTodo.given": { childId: string; todoId: string };
  "staff.left": { staffId: string };
};

export type OutboxKind = keyof OutboxEvents;

/** Announces inside the caller's transaction: the event exists exactly when the rows do. */
export async function announce<K extends OutboxKind>(
  ctx: Ctx,
  kind: K,
  payload: OutboxEvents[K],
): Promise<void> {
  await ctx.tx((tx) =>
    tx.insert(outbox).values({
      id: newId(ctx.now),
      centreId: ctx.centreId,
      kind,
      payload,
      createdAt: ctx.now,
    }),
  );
}
