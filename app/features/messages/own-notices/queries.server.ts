import { and, asc, countDistinct, desc, eq, inArray, isNull, ne, sql } from "drizzle-orm";
import { child, childGuardian, guardian } from "~db/schema/children";
import { notice, noticeRecipient } from "~db/schema/messages";
import { seeingGrades, signingGrades } from "~/access/policy";
import type { Ctx, OwnChildId } from "~/lib/context.server";
import { momentOf } from "~/lib/dates";
import type { Transaction } from "~/lib/db.server";
import { notFound } from "~/lib/errors";
import { groupBy } from "~/lib/group";
import { isId } from "~/lib/id";
import { ownNoticesOfPage } from "../notices/rules";

type About = { childIds: readonly OwnChildId[] };

/** Access that ended since, or became less, shows nothing. */
const stillSees = and(
  eq(childGuardian.centreId, noticeRecipient.centreId),
  eq(childGuardian.childId, noticeRecipient.childId),
  eq(childGuardian.guardianId, noticeRecipient.guardianId),
  inArray(childGuardian.grade, [...seeingGrades]),
);

/** A published notice that this person was sent and may still see, one row for each child it is about. */
const received = (tx: Transaction, ctx: Ctx) =>
  tx
    .select({
      ...{ id: notice.id, childId: noticeRecipient.childId, childName: child.name },
      ...{ title: notice.title, body: notice.body, mustConfirm: notice.mustConfirm },
      ...{ author: notice.authorName, level: notice.level },
      ...{ publishedAt: notice.publishedAt, remindedAt: notice.remindedAt },
      ...{ readAt: noticeRecipient.readAt, grade: childGuardian.grade },
      ...{ confirmedAt: noticeRecipient.confirmedAt, signedAs: noticeRecipient.confirmedName },
      // by anyone who signs for the child
      isConfirmed: sql<boolean>`exists (select 1 from notice_recipient other
        where other.centre_id = ${noticeRecipient.centreId} and other.notice_id = ${noticeRecipient.noticeId}
        and other.child_id = ${noticeRecipient.childId} and other.confirmed_at is not null)`,
    })
    .from(noticeRecipient)
    .innerJoin(notice, and(eq(notice.centreId, noticeRecipient.centreId), eq(notice.id, noticeRecipient.noticeId), eq(notice.state, "published"))) // prettier-ignore
    .innerJoin(guardian, and(eq(guardian.centreId, noticeRecipient.centreId), eq(guardian.id, noticeRecipient.guardianId), eq(guardian.userId, ctx.actor.id))) // prettier-ignore
    .innerJoin(childGuardian, stillSees)
    .innerJoin(child, and(eq(child.centreId, noticeRecipient.centreId), eq(child.id, noticeRecipient.childId))); // prettier-ignore

type Received = Awaited<ReturnType<typeof received>>[number];

const signs = ({ grade }: Received): boolean => signingGrades.includes(grade);

/** The rows of one notice as one: read and signed by this person, for these children. */
function asOne(ctx: Ctx, rows: readonly Received[]) {
  const [first] = rows;
  if (!first) throw notFound("notice");
  const signed = rows.find(({ confirmedAt }) => confirmedAt);
  const open = rows.filter((row) => first.mustConfirm && signs(row) && !row.isConfirmed);
  return {
    ...{ id: first.id, title: first.title, body: first.body, author: first.author },
    ...{ level: first.level, mustConfirm: first.mustConfirm },
    publishedAt: momentOf(first.publishedAt, ctx.timeZone),
    remindedAt: momentOf(first.remindedAt, ctx.timeZone),
    isRead: rows.every(({ readAt }) => readAt),
    children: rows.map(({ childId, childName }) => ({ id: childId, name: childName })),
    /** This person signs for one of the children. */
    maySign: first.mustConfirm && rows.some(signs),
    /** Nobody has signed yet for one of the children this person signs for. */
    isOpen: open.length > 0,
    isConfirmed: first.mustConfirm && rows.every(({ isConfirmed }) => isConfirmed),
    signed: signed
      ? { name: signed.signedAs ?? "", at: momentOf(signed.confirmedAt, ctx.timeZone) }
      : null,
  };
}

/** What the centre has told this family, the newest first, each notice once. */
export const listOwnNotices = (ctx: Ctx, input: About & { page?: number }) =>
  ctx.tx(async (tx) => {
    const { childIds, page = 1 } = input;
    const rows = await received(tx, ctx)
      .where(
        and(
          eq(noticeRecipient.centreId, ctx.centreId),
          inArray(noticeRecipient.childId, [...childIds]),
        ),
      )
      .orderBy(desc(notice.publishedAt), desc(notice.id), asc(child.bornOn), asc(child.id));
    const notices = [...groupBy(rows, ({ id }) => id).values()];
    const from = (page - 1) * ownNoticesOfPage;
    return {
      total: notices.length,
      rows: notices.slice(from, from + ownNoticesOfPage).map((of) => asOne(ctx, of)),
    };
  });

export type OwnNotice = Awaited<ReturnType<typeof listOwnNotices>>["rows"][number];

/** One of them. One that was withdrawn, or never sent to this person, is not found. */
export const getOwnNotice = (ctx: Ctx, input: About & { noticeId: string }) =>
  ctx.tx(async (tx) => {
    if (!isId(input.noticeId)) throw notFound("notice");
    const rows = await received(tx, ctx)
      .where(
        and(
          ...[eq(noticeRecipient.centreId, ctx.centreId), eq(notice.id, input.noticeId)],
          inArray(noticeRecipient.childId, [...input.childIds]),
        ),
      )
      .orderBy(asc(child.bornOn), asc(child.id));
    return asOne(ctx, rows);
  });

/** What waits for this person's signature: nobody has signed for the child yet. The newest first. */
export const listOpenNotices = (ctx: Ctx, input: About) =>
  ctx.tx(async (tx) => {
    const rows = await received(tx, ctx)
      .where(
        and(
          ...[eq(noticeRecipient.centreId, ctx.centreId), eq(notice.mustConfirm, true)],
          inArray(noticeRecipient.childId, [...input.childIds]),
          inArray(childGuardian.grade, [...signingGrades]),
        ),
      )
      .orderBy(desc(notice.publishedAt), desc(notice.id));
    return [...groupBy(rows, ({ id }) => id).values()]
      .map((of) => asOne(ctx, of))
      .filter(({ isOpen }) => isOpen)
      .map(({ id, title, remindedAt }) => ({ id, title, remindedAt }));
  });

export type OpenNotice = Awaited<ReturnType<typeof listOpenNotices>>[number];

/** Notices that this person has not opened; `except` is the one that is being opened. */
export const countUnreadNotices = (ctx: Ctx, input: About & { except?: string }) =>
  ctx.tx(async (tx) => {
    const { childIds, except } = input;
    const [row] = await tx
      .select({ n: countDistinct(notice.id) })
      .from(noticeRecipient)
      .innerJoin(
        notice,
        and(
          eq(notice.centreId, noticeRecipient.centreId),
          eq(notice.id, noticeRecipient.noticeId),
          eq(notice.state, "published"),
        ),
      ) // prettier-ignore
      .innerJoin(
        guardian,
        and(
          eq(guardian.centreId, noticeRecipient.centreId),
          eq(guardian.id, noticeRecipient.guardianId),
          eq(guardian.userId, ctx.actor.id),
        ),
      ) // prettier-ignore
      .innerJoin(childGuardian, stillSees)
      .where(
        and(
          ...[eq(noticeRecipient.centreId, ctx.centreId), isNull(noticeRecipient.readAt)],
          inArray(noticeRecipient.childId, [...childIds]),
          except && isId(except) ? ne(notice.id, except) : undefined,
        ),
      );
    return row?.n ?? 0;
  });
