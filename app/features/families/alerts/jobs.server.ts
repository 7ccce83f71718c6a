import { and, eq } from "drizzle-orm";
import { dayEntry } from "~db/schema/attendance";
import { message, notice } from "~db/schema/messages";
import { findActivity } from "~/features/messages/activities/queries.server";
import { listLines } from "~/features/messages/sign-ups/queries.server";
import { listNoticeRecipients } from "~/features/messages/notices/queries.server";
import type { Ctx } from "~/lib/context.server";
import { dayOf, formatTime } from "~/lib/dates";
import type { Transaction } from "~/lib/db.server";
import { Postponed } from "~/lib/outbox.server";
import { isLeft, visibleFrom } from "../digest/rules";
import { notify } from "./commands.server";

/** On familyTodo.given. */
export const tellTodo = async (
  ctx: Ctx,
  { childId, todoId }: { childId: string; todoId: string },
): Promise<void> => {
  const path = `/family?child=${childId}`;
  await notify(ctx, { category: "todo", text: "todo", eventKey: `todo:${todoId}`, childId, path });
};

/** On message.sent: what the centre writes; a family is not told of its own lines. */
export const tellMessage = (
  ctx: Ctx,
  { childId, messageId }: { childId: string; messageId: string },
): Promise<void> =>
  ctx.tx(async (tx) => {
    const [found] = await tx
      .select({ side: message.side, readAt: message.readAt })
      .from(message)
      .where(and(eq(message.centreId, ctx.centreId), eq(message.id, messageId)));
    if (found?.side !== "centre" || found.readAt) return;
    await notify(ctx, {
      ...{ category: "message", text: "message", eventKey: `message:${messageId}`, childId },
      path: `/family/messages?child=${childId}`,
    });
  });

/** On notice.published: everyone it is for. */
export const tellNotice = (ctx: Ctx, { noticeId }: { noticeId: string }): Promise<void> =>
  tellOfNotice(ctx, { noticeId, text: "notice", eventKey: `notice:${noticeId}` });

/** On notice.reminded: those who have not done yet what it asks. */
export const tellReminder = (ctx: Ctx, { noticeId }: { noticeId: string }): Promise<void> =>
  ctx.tx(async (tx) => {
    const [found] = await tx
      .select({ remindedAt: notice.remindedAt })
      .from(notice)
      .where(and(eq(notice.centreId, ctx.centreId), eq(notice.id, noticeId)));
    if (!found?.remindedAt) return;
    const eventKey = `reminded:${noticeId}:${found.remindedAt.toISOString()}`;
    const of = { noticeId, text: "noticeAgain", eventKey, onlyUnconfirmed: true };
    await tellOfNotice(ctx, of);
  });

type OfNotice = { noticeId: string; text: string; eventKey: string; onlyUnconfirmed?: boolean };

/** What a notice says is read on its page: its title may name somebody. */
async function tellOfNotice(ctx: Ctx, { text, eventKey, ...of }: OfNotice): Promise<void> {
  const recipients = await listNoticeRecipients(ctx, of);
  const userIds = [...new Set(recipients.map(({ userId }) => userId))];
  const path = `/family/notices/${of.noticeId}`;
  await notify(ctx, { category: "notice", text, eventKey, userIds, path });
}

/** On activity.placeGiven: the family of a child that waited and has a place now. */
export const tellPlaceGiven = (
  ctx: Ctx,
  { activityId, childId }: { activityId: string; childId: string },
): Promise<void> => tellOfActivity(ctx, { activityId, text: "placeGiven", onlyOf: childId });

/** On activity.moved: another time or place; all who come, and all who wait. */
export const tellMoved = (ctx: Ctx, { activityId }: { activityId: string }): Promise<void> =>
  tellOfActivity(ctx, { activityId, text: "activityMoved" });

/** On activity.cancelled: the same people. */
export const tellCancelled = (ctx: Ctx, { activityId }: { activityId: string }): Promise<void> =>
  tellOfActivity(ctx, { activityId, text: "activityCancelled" });

type OfActivity = { activityId: string; text: string; onlyOf?: string };

const tellOfActivity = (ctx: Ctx, { activityId, text, onlyOf }: OfActivity): Promise<void> =>
  ctx.tx(async (tx) => {
    const { title, day, fromTime, updatedAt } = await findActivity(ctx, { activityId });
    const values = { title, time: fromTime };
    for (const { childId, state, number } of await listLines(tx, ctx, [activityId])) {
      if (onlyOf && !(childId === onlyOf && state === "placed")) continue;
      // signed up anew, a child may be given a place anew; an activity may move more than once
      const about = onlyOf ? String(number) : updatedAt.toISOString();
      await notify(ctx, {
        ...{ category: "notice", text, eventKey: `${text}:${activityId}:${childId}:${about}` },
        ...{ childId, day, values, path: `/family/activities/${activityId}` },
      });
    }
  });

/** On attendance.wentHome: once families may see it, and if it was not taken back. Of a day gone by nobody is told. */
export const tellPickUp = (
  ctx: Ctx,
  { childId, stayId }: { childId: string; stayId: string },
): Promise<void> =>
  ctx.tx(async (tx) => {
    const stay = await findEntry(tx, ctx, stayId);
    if (!stay?.endsAt || !isLeft(stay)) return;
    if (stay.day !== dayOf(ctx.now, ctx.timeZone)) return;
    const visible = visibleFrom(stay.receivedAt);
    if (visible > ctx.now) throw new Postponed(visible);
    await notify(ctx, {
      ...{ category: "pickUp", text: "pickUp", eventKey: `left:${stayId}`, childId },
      ...{ path: `/family?child=${childId}`, day: stay.day },
      values: { time: formatTime(stay.endsAt, ctx.timeZone) },
    });
  });

/** On attendance.checkFound: the same for a check that found something; what it is stands on the day alone. */
export const tellFinding = (
  ctx: Ctx,
  { childId, entryId }: { childId: string; entryId: string },
): Promise<void> =>
  ctx.tx(async (tx) => {
    const check = await findEntry(tx, ctx, entryId);
    if (!check || check.removed || check.payload["result"] !== "abnormal") return;
    if (check.day !== dayOf(ctx.now, ctx.timeZone)) return;
    const visible = visibleFrom(check.receivedAt);
    if (visible > ctx.now) throw new Postponed(visible);
    await notify(ctx, {
      ...{ category: "health", text: "finding", eventKey: `check:${entryId}`, childId },
      ...{ path: `/family?child=${childId}`, day: check.day },
      values: { time: formatTime(check.startsAt, ctx.timeZone) },
    });
  });

async function findEntry(tx: Transaction, ctx: Ctx, entryId: string) {
  const [entry] = await tx
    .select()
    .from(dayEntry)
    .where(and(eq(dayEntry.centreId, ctx.centreId), eq(dayEntry.id, entryId)));
  return entry ?? null;
}
