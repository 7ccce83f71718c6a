import { and, eq } from "drizzle-orm";
import { dayEntry } from "~db/schema/attendance";
import { message, notice } from "~db/schema/messages";
import { findActivity } from "~/features/messages/activities/queries.server";
import { listLines } from "~/features/messages/sign-ups/queries.server";
import { listNoticeRecipients } from "~/features/messages/notices/queries.server";
import type { Ctx } from "~/lib/context.server";
import { dayOf, formatTime } from "~/lib/dates";
import { Postponed } from "~/lib/outbox.server";
import { isLeft, visibleFrom } from "../digest/rules";
import { notify, type News } from "./commands.server";

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

/** On attendance.wentHome: if it was not taken back. */
export const tellPickUp = (
  ctx: Ctx,
  { childId, stayId }: { childId: string; stayId: string },
): Promise<void> =>
  tellOfEntry(ctx, { childId, entryId: stayId }, (stay) =>
    isLeft(stay) && stay.endsAt
      ? { category: "pickUp", text: "pickUp", eventKey: `left:${stayId}`, at: stay.endsAt }
      : null,
  );

/** On attendance.checkFound: if it still stands; what was found is read on the day alone. */
export const tellFinding = (
  ctx: Ctx,
  { childId, entryId }: { childId: string; entryId: string },
): Promise<void> =>
  tellOfEntry(ctx, { childId, entryId }, ({ removed, payload, startsAt }) =>
    !removed && payload["result"] === "abnormal"
      ? { category: "health", text: "finding", eventKey: `check:${entryId}`, at: startsAt }
      : null,
  );

type Entry = typeof dayEntry.$inferSelect;
type OfEntry = Pick<News, "category" | "text" | "eventKey"> & { at: Date };

/** What an entry says, once families may see it: nothing where it is no news any more, or of a day gone by. */
const tellOfEntry = (
  ctx: Ctx,
  { childId, entryId }: { childId: string; entryId: string },
  newsOf: (entry: Entry) => OfEntry | null,
): Promise<void> =>
  ctx.tx(async (tx) => {
    const [entry] = await tx
      .select()
      .from(dayEntry)
      .where(and(eq(dayEntry.centreId, ctx.centreId), eq(dayEntry.id, entryId)));
    const news = entry ? newsOf(entry) : null;
    if (!entry || !news || entry.day !== dayOf(ctx.now, ctx.timeZone)) return;
    const visible = visibleFrom(entry.receivedAt);
    if (visible > ctx.now) throw new Postponed(visible);
    const { at, ...told } = news;
    await notify(ctx, {
      ...{ ...told, childId, day: entry.day, path: `/family?child=${childId}` },
      values: { time: formatTime(at, ctx.timeZone) },
    });
  });
