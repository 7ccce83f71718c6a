import {
  and,
  asc,
  count,
  desc,
  eq,
  ilike,
  inArray,
  isNotNull,
  lt,
  or,
  sql,
  type SQL,
} from "drizzle-orm";
import { classTable } from "~db/schema/centres";
import { child, childGuardian, guardian } from "~db/schema/children";
import { enrolment } from "~db/schema/enrolment";
import { message, messagePhoto } from "~db/schema/messages";
import { findChild } from "~/features/children/queries.server";
import type { Ctx, OwnChildId } from "~/lib/context.server";
import { dayOf, formatTime, momentOf } from "~/lib/dates";
import type { Transaction } from "~/lib/db.server";
import { enrolledOn } from "~/lib/enrolled.server";
import { groupBy } from "~/lib/group";
import { isId } from "~/lib/id";
import { isEmojiOnly, linesOfPage, mayWithdraw, otherSide, sideOf, threadsOfPage } from "./rules";
import { unseenOf } from "./unread/queries.server";
import type { ListThreadsInput } from "./schema";

type Page = { before?: string };

/** The newest lines of a thread before a line, oldest first; `relation` is what a guardian is to the child. */
async function listLines(tx: Transaction, ctx: Ctx, childId: string, { before }: Page) {
  const rows = await tx
    .select({
      id: message.id,
      side: message.side,
      author: message.authorName,
      authorUserId: message.authorUserId,
      relation: childGuardian.relation,
      body: message.body,
      sentAt: message.sentAt,
      readAt: message.readAt,
      readBy: message.readByName,
      withdrawnAt: message.withdrawnAt,
    })
    .from(message)
    .leftJoin(
      guardian,
      and(
        eq(guardian.centreId, message.centreId),
        eq(guardian.userId, message.authorUserId),
        eq(message.side, "family"),
      ),
    )
    .leftJoin(
      childGuardian,
      and(
        eq(childGuardian.centreId, message.centreId),
        eq(childGuardian.guardianId, guardian.id),
        eq(childGuardian.childId, message.childId),
      ),
    )
    .where(
      and(
        eq(message.centreId, ctx.centreId),
        eq(message.childId, childId),
        before && isId(before) ? lt(message.id, before) : undefined,
      ),
    )
    .orderBy(desc(message.id))
    .limit(linesOfPage + 1);
  const today = dayOf(ctx.now, ctx.timeZone);
  const page = rows.slice(0, linesOfPage).reverse();
  const photos = await listPhotos(
    tx,
    ctx,
    page.map(({ id }) => id),
  );
  const lines = page.map(({ sentAt, readAt, readBy, withdrawnAt, authorUserId, ...line }) => {
    const { day, time } = momentOf(sentAt, ctx.timeZone);
    const isMine = authorUserId === ctx.actor.id && line.side === sideOf(ctx.actor.role);
    const isWithdrawn = withdrawnAt !== null;
    return {
      ...line,
      ...{ day, time, sentAt, isMine, isWithdrawn },
      photos: photos.get(line.id)?.map(({ fileId }) => fileId) ?? [],
      isLarge: isEmojiOnly(line.body),
      mayWithdraw: isMine && !isWithdrawn && mayWithdraw({ sentOn: day, today }),
      read: readAt && {
        ...momentOf(readAt, ctx.timeZone),
        by: readBy,
      },
    };
  });
  return { lines, earlier: rows.length > linesOfPage ? (lines[0]?.id ?? null) : null };
}

async function listPhotos(tx: Transaction, ctx: Ctx, messageIds: readonly string[]) {
  if (messageIds.length === 0) return new Map<string, { fileId: string }[]>();
  const rows = await tx
    .select({ messageId: messagePhoto.messageId, fileId: messagePhoto.fileId })
    .from(messagePhoto)
    .where(
      and(
        eq(messagePhoto.centreId, ctx.centreId),
        inArray(messagePhoto.messageId, [...messageIds]),
      ),
    )
    .orderBy(asc(messagePhoto.position));
  return groupBy(rows, ({ messageId }) => messageId);
}

/** A child's thread for the centre, with whom it is about. */
export const getThread = (ctx: Ctx, input: { childId: string } & Page) =>
  ctx.tx(async (tx) => {
    const { id, name, bornOn, faceFileId, className, colour } = await findChild(ctx, input.childId);
    return {
      child: { id, name, bornOn, faceFileId, className, colour },
      ...(await listLines(tx, ctx, id, input)),
    };
  });

/** The thread of the own child. */
export const getOwnThread = (ctx: Ctx, childId: OwnChildId, input: Page = {}) =>
  ctx.tx((tx) => listLines(tx, ctx, childId, input));

export type Thread = Awaited<ReturnType<typeof getOwnThread>>;

function matching(typed: string): SQL | undefined {
  const text = typed.toLowerCase().replace(/[%_\\]/g, "\\$&");
  if (!text) return undefined;
  const letters = text.replace(/[\s']/g, "");
  return or(
    ilike(child.name, `%${text}%`),
    ilike(child.pinyin, `${letters}%`),
    ilike(child.initials, `${letters}%`),
  );
}

/**
 * Threads for the centre: those with news first, then the newest. A search finds children to whom nothing has
 * been written yet, too. `classIds` is the teacher's own; without it the whole centre.
 */
export const listThreads = (ctx: Ctx, input: ListThreadsInput & { classIds?: readonly string[] }) =>
  ctx.tx(async (tx) => {
    const last = tx
      .selectDistinctOn([message.childId], {
        childId: message.childId,
        side: message.side,
        author: message.authorName,
        body: message.body,
        isWithdrawn: sql<boolean>`${message.withdrawnAt} is not null`.as("is_withdrawn"),
        sentAt: message.sentAt,
      })
      .from(message)
      .where(eq(message.centreId, ctx.centreId))
      .orderBy(message.childId, desc(message.id))
      .as("last");
    const news = tx
      .select({ childId: message.childId, unread: count().as("unread") })
      .from(message)
      .where(unseenOf(ctx, otherSide(sideOf(ctx.actor.role))))
      .groupBy(message.childId)
      .as("news");
    const classId = isId(input.class) ? input.class : undefined;
    const rows = await tx
      .select({
        childId: child.id,
        name: child.name,
        faceFileId: child.faceFileId,
        className: classTable.name,
        colour: classTable.colour,
        side: last.side,
        author: last.author,
        body: last.body,
        isWithdrawn: last.isWithdrawn,
        sentAt: last.sentAt,
        unread: sql<number>`coalesce(${news.unread}, 0)::int`,
        total: sql<number>`count(*) over ()::int`,
      })
      .from(child)
      .leftJoin(
        enrolment,
        and(
          eq(enrolment.centreId, child.centreId),
          eq(enrolment.childId, child.id),
          enrolledOn(dayOf(ctx.now, ctx.timeZone)),
        ),
      )
      .leftJoin(
        classTable,
        and(eq(classTable.centreId, enrolment.centreId), eq(classTable.id, enrolment.classId)),
      )
      .leftJoin(last, eq(last.childId, child.id))
      .leftJoin(news, eq(news.childId, child.id))
      .where(
        and(
          eq(child.centreId, ctx.centreId),
          matching(input.q) ?? isNotNull(last.childId),
          input.show === "unread" ? isNotNull(news.childId) : undefined,
          input.classIds ? inArray(enrolment.classId, [...input.classIds]) : undefined,
          classId ? eq(enrolment.classId, classId) : undefined,
        ),
      )
      .orderBy(
        sql`${news.childId} is null`,
        sql`${last.sentAt} desc nulls last`,
        asc(child.pinyin),
        asc(child.id),
      )
      .limit(threadsOfPage)
      .offset((input.page - 1) * threadsOfPage);
    return {
      total: rows[0]?.total ?? 0,
      rows: rows.map(({ total: _total, sentAt, ...row }) => ({
        ...row,
        day: sentAt && dayOf(sentAt, ctx.timeZone),
        time: sentAt && formatTime(sentAt, ctx.timeZone),
      })),
    };
  });

export type ThreadOnList = Awaited<ReturnType<typeof listThreads>>["rows"][number];
