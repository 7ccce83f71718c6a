import { and, asc, desc, eq, exists, ilike, inArray, notExists, notInArray, or, sql, type SQL } from "drizzle-orm"; // prettier-ignore
import { user } from "~db/schema/accounts";
import { classTable } from "~db/schema/centres";
import { child, childGuardian, guardian } from "~db/schema/children";
import { enrolment } from "~db/schema/enrolment";
import { notice, noticeChild, noticeClass, noticeRecipient } from "~db/schema/messages";
import { seeingGrades, signingGrades } from "~/access/policy";
import { classScope } from "~/access/reach.server";
import { writeAudit } from "~/lib/audit.server";
import type { Ctx } from "~/lib/context.server";
import { dayOf, momentOf } from "~/lib/dates";
import type { Transaction } from "~/lib/db.server";
import { enrolledOn } from "~/lib/enrolled.server";
import { notFound } from "~/lib/errors";
import { groupBy } from "~/lib/group";
import { isId } from "~/lib/id";
import { versionOf } from "~/lib/stale";
import { confirmedChildren, countTold, liesWithin, noticesOfPage, outstandingOf, refuseReminder, type Scope } from "./rules"; // prettier-ignore
import type { ListNoticesInput } from "./schema";

const today = (ctx: Ctx) => dayOf(ctx.now, ctx.timeZone);

/** The children who are in these classes today. */
const childrenOf = (tx: Transaction, ctx: Ctx, classIds: readonly string[]) =>
  tx
    .select({ id: enrolment.childId })
    .from(enrolment)
    .where(
      and(
        eq(enrolment.centreId, ctx.centreId),
        inArray(enrolment.classId, [...classIds]),
        enrolledOn(today(ctx)),
      ),
    );

const ofNotice = (table: typeof noticeClass | typeof noticeChild) =>
  and(eq(table.centreId, notice.centreId), eq(table.noticeId, notice.id));

/** For a person of a classroom: what was sent to one of the own classes, and what is theirs to send. */
function inSight(tx: Transaction, ctx: Ctx, scope: Scope): SQL | undefined {
  if (!scope) return undefined;
  const own = childrenOf(tx, ctx, scope);
  const aClass = (also: SQL) => tx.select({ n: sql`1` }).from(noticeClass).where(and(ofNotice(noticeClass), also)); // prettier-ignore
  const aChild = (also: SQL) => tx.select({ n: sql`1` }).from(noticeChild).where(and(ofNotice(noticeChild), also)); // prettier-ignore
  return or(
    and(
      inArray(notice.state, ["published", "withdrawn"]),
      or(
        eq(notice.level, "centre"),
        exists(aClass(inArray(noticeClass.classId, [...scope]))),
        exists(aChild(inArray(noticeChild.childId, own))),
      ),
    ),
    and(eq(notice.level, "class"), notExists(aClass(notInArray(noticeClass.classId, [...scope])))),
    and(eq(notice.level, "child"), notExists(aChild(notInArray(noticeChild.childId, own)))),
  );
}

/** A notice with its target; what is out of sight is not found. */
export const findNotice = (ctx: Ctx, input: { noticeId: string }) =>
  ctx.tx(async (tx) => {
    if (!isId(input.noticeId)) throw notFound("notice");
    const scope = await classScope(tx, ctx);
    const [found] = await tx
      .select()
      .from(notice)
      .where(
        and(
          ...[eq(notice.centreId, ctx.centreId), eq(notice.id, input.noticeId)],
          inSight(tx, ctx, scope),
        ),
      );
    if (!found) throw notFound("notice");
    const { centreId: _centre, ...row } = found;
    const { classes, children } = await targetsOf(tx, ctx, [row.id]);
    const target = {
      level: row.level,
      classIds: classes.map(({ id }) => id),
      children: await withClasses(
        tx,
        ctx,
        children.map(({ id }) => id),
      ),
    };
    return { ...row, classes, children, target, isOwn: liesWithin(target, scope) };
  });

async function targetsOf(tx: Transaction, ctx: Ctx, noticeIds: readonly string[]) {
  const ids = [...noticeIds];
  if (ids.length === 0) return { classes: [], children: [] };
  const classes = await tx
    .select({ noticeId: noticeClass.noticeId, id: classTable.id, name: classTable.name })
    .from(noticeClass)
    .innerJoin(
      classTable,
      and(eq(classTable.centreId, noticeClass.centreId), eq(classTable.id, noticeClass.classId)),
    )
    .where(and(eq(noticeClass.centreId, ctx.centreId), inArray(noticeClass.noticeId, ids)))
    .orderBy(asc(classTable.position));
  const children = await tx
    .select({ noticeId: noticeChild.noticeId, id: child.id, name: child.name })
    .from(noticeChild)
    .innerJoin(
      child,
      and(eq(child.centreId, noticeChild.centreId), eq(child.id, noticeChild.childId)),
    )
    .where(and(eq(noticeChild.centreId, ctx.centreId), inArray(noticeChild.noticeId, ids)))
    .orderBy(asc(child.pinyin), asc(child.id));
  return { classes, children };
}

/** Children with the classes they are in today. */
async function withClasses(tx: Transaction, ctx: Ctx, childIds: readonly string[]) {
  if (childIds.length === 0) return [];
  const rows = await tx
    .select({ id: enrolment.childId, classId: enrolment.classId })
    .from(enrolment)
    .where(
      and(
        eq(enrolment.centreId, ctx.centreId),
        inArray(enrolment.childId, [...childIds]),
        enrolledOn(today(ctx)),
      ),
    );
  return childIds.map((id) => ({
    id,
    classIds: rows.filter((row) => row.id === id).map(({ classId }) => classId),
  }));
}

/** The classes and children one may write to: the own ones, or all. */
export const listNoticeTargets = (ctx: Ctx) =>
  ctx.tx(async (tx) => {
    const scope = await classScope(tx, ctx);
    const rows = await tx
      .select({
        ...{ classId: classTable.id, className: classTable.name, colour: classTable.colour },
        ...{ childId: child.id, name: child.name },
      })
      .from(classTable)
      .leftJoin(
        enrolment,
        and(
          ...[eq(enrolment.centreId, classTable.centreId), eq(enrolment.classId, classTable.id)],
          enrolledOn(today(ctx)),
        ),
      )
      .leftJoin(child, and(eq(child.centreId, enrolment.centreId), eq(child.id, enrolment.childId)))
      .where(
        and(
          ...[eq(classTable.centreId, ctx.centreId), eq(classTable.closed, false)],
          scope ? inArray(classTable.id, scope) : undefined,
        ),
      )
      .orderBy(asc(classTable.position), asc(child.pinyin), asc(child.id));
    const classes = [...groupBy(rows, ({ classId }) => classId)].map(([id, own]) => ({
      ...{ id, name: own[0]?.className ?? "", colour: own[0]?.colour ?? 1 },
      children: own.flatMap(({ childId, name }) =>
        childId && name ? [{ id: childId, name }] : [],
      ),
    }));
    return { classes, mayAll: scope === undefined };
  });

export type NoticeTargets = Awaited<ReturnType<typeof listNoticeTargets>>;

const inWords = (typed: string): SQL | undefined => {
  const text = `%${typed.replace(/[%_\\]/g, "\\$&")}%`;
  return typed ? or(ilike(notice.title, text), ilike(notice.body, text)) : undefined;
};

/** What concerns a class: sent to it, to everybody, or to one of its children. */
function ofClass(tx: Transaction, ctx: Ctx, asked: string | undefined): SQL | undefined {
  if (!asked || !isId(asked)) return undefined;
  return or(
    eq(notice.level, "centre"),
    exists(tx.select({ n: sql`1` }).from(noticeClass).where(and(ofNotice(noticeClass), eq(noticeClass.classId, asked)))), // prettier-ignore
    exists(tx.select({ n: sql`1` }).from(noticeChild).where(and(ofNotice(noticeChild), inArray(noticeChild.childId, childrenOf(tx, ctx, [asked]))))), // prettier-ignore
  );
}

/** The centre's notices, one page: what is being written and waits first, then the newest. */
export const listNotices = (ctx: Ctx, input: ListNoticesInput) =>
  ctx.tx(async (tx) => {
    const scope = await classScope(tx, ctx);
    const rows = await tx
      .select({
        ...{ id: notice.id, title: notice.title, level: notice.level, state: notice.state },
        ...{ mustConfirm: notice.mustConfirm, author: notice.authorName },
        ...{ publishAt: notice.publishAt, publishedAt: notice.publishedAt },
        updatedAt: notice.updatedAt,
        total: sql<number>`count(*) over ()::int`,
      })
      .from(notice)
      .where(
        and(
          eq(notice.centreId, ctx.centreId),
          inSight(tx, ctx, scope),
          inWords(input.q),
          input.state ? eq(notice.state, input.state) : undefined,
          input.level ? eq(notice.level, input.level) : undefined,
          ofClass(tx, ctx, input.class),
        ),
      )
      .orderBy(
        sql`${notice.publishedAt} is not null`,
        desc(sql`coalesce(${notice.publishedAt}, ${notice.updatedAt})`),
        desc(notice.id),
      )
      .limit(noticesOfPage)
      .offset((input.page - 1) * noticesOfPage);
    const ids = rows.map(({ id }) => id);
    const { classes, children } = await targetsOf(tx, ctx, ids);
    const told = groupBy(await listTold(tx, ctx, ids, scope), ({ noticeId }) => noticeId);
    return {
      total: rows[0]?.total ?? 0,
      rows: rows.map(({ total: _total, updatedAt, publishAt, publishedAt, ...row }) => ({
        ...row,
        targets: [...classes, ...children]
          .filter(({ noticeId }) => noticeId === row.id)
          .map(({ name }) => name),
        at: momentOf(publishedAt ?? publishAt ?? updatedAt, ctx.timeZone),
        counts: countTold(told.get(row.id) ?? []),
      })),
    };
  });

export type NoticeOnList = Awaited<ReturnType<typeof listNotices>>["rows"][number];

/** Whom some notices were sent to: what each is to the child today, and what each has done. */
async function listTold(tx: Transaction, ctx: Ctx, noticeIds: readonly string[], scope?: Scope) {
  if (noticeIds.length === 0) return [];
  const rows = await tx
    .select({
      ...{ noticeId: noticeRecipient.noticeId, childId: child.id, childName: child.name },
      ...{ className: classTable.name, colour: classTable.colour },
      ...{ guardianId: guardian.id, name: guardian.name, userId: guardian.userId },
      ...{ relation: childGuardian.relation, grade: childGuardian.grade },
      ...{ readAt: noticeRecipient.readAt, confirmedAt: noticeRecipient.confirmedAt },
      ...{ confirmedName: noticeRecipient.confirmedName, locale: user.locale },
    })
    .from(noticeRecipient)
    .innerJoin(
      child,
      and(eq(child.centreId, noticeRecipient.centreId), eq(child.id, noticeRecipient.childId)),
    ) // prettier-ignore
    .innerJoin(
      guardian,
      and(
        eq(guardian.centreId, noticeRecipient.centreId),
        eq(guardian.id, noticeRecipient.guardianId),
      ),
    ) // prettier-ignore
    .leftJoin(
      childGuardian,
      and(
        eq(childGuardian.centreId, noticeRecipient.centreId),
        eq(childGuardian.childId, noticeRecipient.childId),
        eq(childGuardian.guardianId, noticeRecipient.guardianId),
      ),
    )
    .leftJoin(user, eq(user.id, guardian.userId))
    .leftJoin(
      enrolment,
      and(
        ...[eq(enrolment.centreId, child.centreId), eq(enrolment.childId, child.id)],
        enrolledOn(today(ctx)),
      ),
    )
    .leftJoin(
      classTable,
      and(eq(classTable.centreId, enrolment.centreId), eq(classTable.id, enrolment.classId)),
    ) // prettier-ignore
    .where(
      and(
        eq(noticeRecipient.centreId, ctx.centreId),
        inArray(noticeRecipient.noticeId, [...noticeIds]),
        scope ? inArray(noticeRecipient.childId, childrenOf(tx, ctx, scope)) : undefined,
      ),
    )
    .orderBy(asc(classTable.position), asc(child.pinyin), asc(child.id), asc(guardian.id));
  return rows.map(({ grade, ...row }) => ({
    ...row,
    signs: grade !== null && signingGrades.includes(grade),
    sees: grade !== null && seeingGrades.includes(grade),
  }));
}

/** A notice for its page: text, target, and child by child who has it, has read it and has confirmed. */
export const getNotice = (ctx: Ctx, input: { noticeId: string }) =>
  ctx.tx(async (tx) => {
    const { target: _target, ...found } = await findNotice(ctx, input);
    const told = await listTold(tx, ctx, [found.id], await classScope(tx, ctx));
    const outstanding = outstandingOf(told, found);
    const confirmed = confirmedChildren(told);
    const { state, remindedAt } = found;
    return {
      ...{ id: found.id, level: found.level, state, title: found.title, body: found.body },
      ...{ mustConfirm: found.mustConfirm, author: found.authorName, isOwn: found.isOwn },
      ...{ classes: found.classes, children: found.children, version: versionOf(found.updatedAt) },
      publishAt: momentOf(found.publishAt, ctx.timeZone),
      publishedAt: momentOf(found.publishedAt, ctx.timeZone),
      remindedAt: momentOf(remindedAt, ctx.timeZone),
      withdrawnAt: momentOf(found.withdrawnAt, ctx.timeZone),
      ...{ withdrawnName: found.withdrawnName, counts: countTold(told) },
      outstanding: new Set(outstanding.map(({ guardianId }) => guardianId)).size,
      whyNotRemind: refuseReminder({
        ...{ state, remindedAt, now: ctx.now, outstanding: outstanding.length },
      }),
      families: [...groupBy(told, ({ childId }) => childId)].map(([childId, own]) => ({
        ...{ childId, name: own[0]?.childName ?? "", className: own[0]?.className ?? null },
        ...{ colour: own[0]?.colour ?? null, isConfirmed: confirmed.has(childId) },
        isOutstanding: outstanding.some((one) => one.childId === childId),
        people: own.map((one) => ({
          ...{ id: one.guardianId, name: one.name, relation: one.relation, signs: one.signs },
          ...{ sees: one.sees, hasAccount: one.userId !== null, signedAs: one.confirmedName },
          readAt: momentOf(one.readAt, ctx.timeZone),
          confirmedAt: momentOf(one.confirmedAt, ctx.timeZone),
        })),
      })),
    };
  });

export type NoticePage = Awaited<ReturnType<typeof getNotice>>;

/** The same as a sheet. A list that leaves the house is written down. */
export const exportNotice = (ctx: Ctx, input: { noticeId: string }) =>
  ctx.tx(async () => {
    const after = { noticeId: input.noticeId, export: "xlsx" };
    const page = await getNotice(ctx, input);
    await writeAudit(ctx, { capability: "messages.notice.read", after });
    return page;
  });

/**
 * The accounts a published notice is for, one row for a person and child, in the person's language; with
 * `onlyUnconfirmed` those who have not done yet what it asks. Nobody for one that is not out, or not any more.
 */
export const listNoticeRecipients = (
  ctx: Ctx,
  input: { noticeId: string; onlyUnconfirmed?: boolean },
) =>
  ctx.tx(async (tx) => {
    const found = await findNotice(ctx, input);
    if (found.state !== "published") return [];
    const told = await listTold(tx, ctx, [found.id]);
    const meant = input.onlyUnconfirmed ? outstandingOf(told, found) : told;
    return meant.flatMap(({ userId, childId, locale, sees }) =>
      userId && sees ? [{ userId, childId, locale }] : [],
    );
  });
