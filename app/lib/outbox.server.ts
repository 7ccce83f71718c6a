import { outbox } from "~db/schema/outbox";
import { gatherRows, type Ctx } from "./context.server";
import { newId } from "./id";
import { rowsOf } from "./rows.server";

/**
 * Everything a command may announce to later nouns, with the ids it carries. `notBefore`, an instant as ISO text,
 * holds the deliveries of an event back until then.
 */
export type OutboxEvents = {
  "attendance.absenceRecorded": { childId: string; absenceId: string };
  "attendance.checkFound": { childId: string; entryId: string };
  "attendance.wentHome": { childId: string; day: string; stayId: string };
  "account.passwordReset": { userId: string };
  "account.emailAsked": { userId: string };
  "centre.founded": { centreId: string };
  "child.registered": { childId: string };
  "child.removed": { childId: string };
  "child.consentDecided": { childId: string; consentId: string };
  "correction.settled": { childId: string; correctionId: string };
  "document.published": { kind: string; version: string };
  "document.reminded": { kind: string; version: string; day: string };
  "enrolment.started": { childId: string; enrolmentId: string };
  "enrolment.changed": { childId: string; enrolmentId: string };
  "enrolment.ended": { childId: string; enrolmentId: string };
  "enrolment.offerMade": { applicationId: string; offerId: string };
  "enrolment.offerClosed": { applicationId: string; offerId: string };
  "booking.made": { childId: string; bookingId: string };
  "booking.cancelled": { childId: string; bookingId: string };
  "roster.imported": { importId: string };
  "file.stored": { fileId: string };
  "meals.fillingAsked": { fillingId: string };
  "message.sent": { childId: string; messageId: string };
  "notice.scheduled": { noticeId: string; notBefore: string };
  "notice.published": { noticeId: string };
  "notice.reminded": { noticeId: string };
  "activity.placeGiven": { activityId: string; childId: string };
  "activity.moved": { activityId: string };
  "activity.cancelled": { activityId: string };
  "families.archiveAsked": { archiveId: string };
  "familyTodo.given": { childId: string; todoId: string };
  "families.alertDue": { alertId: string; channel: string; target: string };
  "staff.left": { staffId: string };
};

export type OutboxKind = keyof OutboxEvents;

const write = gatherRows<typeof outbox.$inferSelect>((tx, rows) =>
  tx.insert(outbox).select(rowsOf(outbox, rows)),
);

/** Announces with the caller's transaction: the event exists exactly when the rows do. */
export const announce = <K extends OutboxKind>(
  ctx: Ctx,
  kind: K,
  payload: OutboxEvents[K],
): Promise<void> =>
  write(ctx, {
    ...{ id: newId(ctx.now), centreId: ctx.centreId, kind, payload },
    ...{ createdAt: ctx.now, dispatchedAt: null },
  });

/** Thrown by a handler for which it is too early: it is asked again then, and no attempt is counted. */
export class Postponed extends Error {
  constructor(readonly until: Date) {
    super("postponed");
  }
}
