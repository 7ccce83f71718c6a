import { and, eq, inArray } from "drizzle-orm";
import { classTable } from "~db/schema/centres";
import { childGuardian } from "~db/schema/children";
import { enrolment } from "~db/schema/enrolment";
import { notice, noticeChild, noticeClass, noticeRecipient } from "~db/schema/messages";
import { seeingGrades } from "~/access/policy";
import { classScope } from "~/access/reach.server";
import { writeAudit } from "~/lib/audit.server";
import { command } from "~/lib/command.server";
import type { Ctx } from "~/lib/context.server";
import { dayOf, formatTime, instantAt } from "~/lib/dates";
import type { Transaction } from "~/lib/db.server";
import { enrolledOn } from "~/lib/enrolled.server";
import { notFound } from "~/lib/errors";
import { isId, newId } from "~/lib/id";
import { tellLive } from "~/lib/live.server";
import { announce } from "~/lib/outbox.server";
import { done, ok, refuse, type Refusal, type Result } from "~/lib/result";
import { rowsOf } from "~/lib/rows.server";
import { showChildren } from "~/lib/shown.server";
import { refuseStale, versionOf, type MaybeVersioned } from "~/lib/stale";
import { findNotice, getNotice } from "./queries.server";
import { refuseDone, refuseTarget, type NoticeTarget } from "./rules";
import type { ChangeNoticeInput, WriteNoticeInput } from "./schema";

const today = (ctx: Ctx) => dayOf(ctx.now, ctx.timeZone);

const one = (ctx: Ctx, noticeId: string) =>
  and(eq(notice.centreId, ctx.centreId), eq(notice.id, noticeId));

/** Holds a notice until the command is over, so that of two who send it one does. */
async function holdNotice(tx: Transaction, ctx: Ctx, noticeId: string) {
  if (!isId(noticeId)) throw notFound("notice");
  await tx.select({ id: notice.id }).from(notice).where(one(ctx, noticeId)).for("update");
  const found = await findNotice(ctx, { noticeId });
  // what another class was sent too may be read, and no more
  if (!found.isOwn) throw notFound("notice");
  return found;
}

/** The target of a form, as it stands in the centre today. */
async function targetOf(
  tx: Transaction,
  ctx: Ctx,
  { level, classIds, childIds }: WriteNoticeInput,
): Promise<NoticeTarget> {
  const target = { level, classIds: [], children: [] };
  const { centreId } = ctx;
  if (level === "class" && classIds.length > 0) {
    const rows = await tx
      .select({ id: classTable.id })
      .from(classTable)
      .where(
        and(
          ...[eq(classTable.centreId, centreId), eq(classTable.closed, false)],
          inArray(classTable.id, [...classIds]),
        ),
      );
    return { ...target, classIds: rows.map(({ id }) => id) };
  }
  if (level === "child" && childIds.length > 0) {
    const rows = await tx
      .select({ id: enrolment.childId, classId: enrolment.classId })
      .from(enrolment)
      .where(
        and(
          ...[eq(enrolment.centreId, centreId), inArray(enrolment.childId, [...childIds])],
          enrolledOn(today(ctx)),
        ),
      );
    const ids = [...new Set(rows.map(({ id }) => id))];
    const classesOf = (id: string) => rows.filter((row) => row.id === id);
    return {
      ...target,
      children: ids.map((id) => ({ id, classIds: classesOf(id).map(({ classId }) => classId) })),
    };
  }
  return target;
}

type Due = { refused: Refusal } | { refused: null; publishAt: Date | null };

/** When a scheduled one is due: a day and a time that are still to come. */
function dueOf(ctx: Ctx, { act, publishOn, publishTime }: WriteNoticeInput): Due {
  if (act !== "schedule") return { refused: null, publishAt: null };
  if (!publishOn) return { refused: refuse("required", "publishOn") };
  if (!publishTime) return { refused: refuse("required", "publishTime") };
  const publishAt = instantAt(publishOn, publishTime.slice(0, 5), ctx.timeZone);
  if (publishAt > ctx.now) return { refused: null, publishAt };
  const isToday = publishOn === today(ctx);
  return { refused: refuse("notice_time_past", isToday ? "publishTime" : "publishOn") };
}

async function setTarget(tx: Transaction, ctx: Ctx, noticeId: string, target: NoticeTarget) {
  const { centreId } = ctx;
  for (const table of [noticeClass, noticeChild]) {
    await tx.delete(table).where(and(eq(table.centreId, centreId), eq(table.noticeId, noticeId)));
  }
  const classes = target.classIds.map((classId) => ({ centreId, noticeId, classId }));
  const children = target.children.map(({ id: childId }) => ({ centreId, noticeId, childId }));
  if (classes.length > 0) await tx.insert(noticeClass).values(classes);
  if (children.length > 0) await tx.insert(noticeChild).values(children);
}

const liveClasses = ({ classIds, children }: NoticeTarget): string[] => [
  ...classIds,
  ...children.flatMap((child) => child.classIds),
];

/** Fixes whom a notice is for: the families, as they stand, of the children who are in its target today. */
async function listFamilies(tx: Transaction, ctx: Ctx, target: NoticeTarget) {
  const { level, classIds, children } = target;
  return tx
    .selectDistinct({ childId: childGuardian.childId, guardianId: childGuardian.guardianId })
    .from(enrolment)
    .innerJoin(
      childGuardian,
      and(
        eq(childGuardian.centreId, enrolment.centreId),
        eq(childGuardian.childId, enrolment.childId),
      ),
    )
    .where(
      and(
        ...[eq(enrolment.centreId, ctx.centreId), enrolledOn(today(ctx))],
        inArray(childGuardian.grade, [...seeingGrades]),
        level === "class" ? inArray(enrolment.classId, [...classIds]) : undefined,
        level === "child"
          ? inArray(
              enrolment.childId,
              children.map(({ id }) => id),
            )
          : undefined,
      ),
    );
}

/** Sends a held notice to its families. Answers how many persons and children that were. */
async function publish(tx: Transaction, ctx: Ctx, noticeId: string, target: NoticeTarget) {
  const families = await listFamilies(tx, ctx, target);
  const nothing = { readAt: null, confirmedAt: null, confirmedName: null };
  const rows = families.map((of) => ({ centreId: ctx.centreId, noticeId, ...of, ...nothing }));
  if (rows.length > 0) await tx.insert(noticeRecipient).select(rowsOf(noticeRecipient, rows));
  await tx
    .update(notice)
    .set({ state: "published", publishAt: null, publishedAt: ctx.now, updatedAt: ctx.now })
    .where(one(ctx, noticeId));
  await writeAudit(ctx, {
    capability: "messages.notice.publish",
    after: { noticeId, level: target.level, recipients: String(rows.length) },
  });
  await announce(ctx, "notice.published", { noticeId });
  await tellLive(ctx, { kind: "message", classIds: liveClasses(target) });
  await showChildren(ctx, families.map(({ childId }) => childId)); // prettier-ignore
  return rows.length;
}

/** What was just saved is left a draft, waits for its moment, or goes out. */
async function carryOn(
  tx: Transaction,
  ctx: Ctx,
  noticeId: string,
  saved: { act: WriteNoticeInput["act"]; target: NoticeTarget; publishAt: Date | null },
): Promise<Result<{ noticeId: string }>> {
  const { act, target, publishAt } = saved;
  if (act === "publish" && (await publish(tx, ctx, noticeId, target)) === 0) {
    return refuse("notice_nobody", target.level === "child" ? "childIds" : "level");
  }
  if (publishAt) {
    await announce(ctx, "notice.scheduled", { noticeId, notBefore: publishAt.toISOString() });
  }
  return ok({ noticeId });
}

const wordsOf = ({ title, body, level, mustConfirm }: WriteNoticeInput) => ({
  ...{ title, body, level, mustConfirm },
});

/**
 * Writes a notice: a draft, one that waits for a moment, or one that goes out at once. Refuses a target that is
 * empty or not the writer's, a moment gone by, and to publish to nobody.
 */
export const writeNotice = (
  ctx: Ctx,
  input: WriteNoticeInput,
): Promise<Result<{ noticeId: string }>> =>
  command(ctx, async (tx) => {
    const target = await targetOf(tx, ctx, input);
    const unfit = refuseTarget(target, await classScope(tx, ctx));
    if (unfit) return refuse(unfit.reason, unfit.field);
    const due = dueOf(ctx, input);
    if (due.refused) return due.refused;
    const noticeId = newId(ctx.now);
    await tx.insert(notice).values({
      ...{ centreId: ctx.centreId, id: noticeId, ...wordsOf(input) },
      ...{ state: due.publishAt ? "scheduled" : "draft", publishAt: due.publishAt },
      ...{ authorUserId: ctx.actor.id, authorName: ctx.actor.name },
      ...{ createdAt: ctx.now, updatedAt: ctx.now },
    });
    await setTarget(tx, ctx, noticeId, target);
    await writeAudit(ctx, {
      capability: "messages.notice.write",
      after: { noticeId, level: input.level, act: input.act },
    });
    return carryOn(tx, ctx, noticeId, { act: input.act, target, publishAt: due.publishAt });
  });

/** The same of one that is not out yet; saved as a draft, a scheduled one waits no longer. */
export const changeNotice = (
  ctx: Ctx,
  noticeId: string,
  input: MaybeVersioned<ChangeNoticeInput>,
): Promise<Result<{ noticeId: string }>> =>
  command(ctx, async (tx) => {
    const before = await holdNotice(tx, ctx, noticeId);
    const out = refuseDone(before.state);
    if (out) return refuse(out);
    const { title, body, level, mustConfirm, publishAt: at } = before;
    const stale = refuseStale(input.version, versionOf(before.updatedAt), {
      ...{ title, body, level, mustConfirm, publishOn: at && dayOf(at, ctx.timeZone) },
      publishTime: at && formatTime(at, ctx.timeZone),
    });
    if (stale) return stale;
    const target = await targetOf(tx, ctx, input);
    const unfit = refuseTarget(target, await classScope(tx, ctx));
    if (unfit) return refuse(unfit.reason, unfit.field);
    const due = dueOf(ctx, input);
    if (due.refused) return due.refused;
    await tx
      .update(notice)
      .set({
        ...wordsOf(input),
        ...{ state: due.publishAt ? "scheduled" : "draft", publishAt: due.publishAt },
        updatedAt: ctx.now,
      })
      .where(one(ctx, noticeId));
    await setTarget(tx, ctx, noticeId, target);
    await writeAudit(ctx, {
      capability: "messages.notice.write",
      before: { noticeId, level, state: before.state },
      after: { noticeId, level: input.level, act: input.act },
    });
    return carryOn(tx, ctx, noticeId, { act: input.act, target, publishAt: due.publishAt });
  });

/** At its moment a scheduled notice goes out. Changed, withdrawn or out since, it is left as it is. */
export const publishScheduled = (ctx: Ctx, noticeId: string): Promise<Result> =>
  command(ctx, async (tx) => {
    const [held] = await tx
      .select({ state: notice.state, publishAt: notice.publishAt })
      .from(notice)
      .where(one(ctx, noticeId))
      .for("update");
    const isDue = held?.state === "scheduled" && held.publishAt && held.publishAt <= ctx.now;
    if (!isDue) return done;
    const { target } = await findNotice(ctx, { noticeId });
    await publish(tx, ctx, noticeId, target);
    return done;
  });

/** Throws away one that never went out. */
export const discardNotice = (ctx: Ctx, noticeId: string): Promise<Result> =>
  command(ctx, async (tx) => {
    const { state } = await holdNotice(tx, ctx, noticeId);
    const out = refuseDone(state);
    if (out) return refuse(out);
    await tx.delete(notice).where(one(ctx, noticeId));
    await writeAudit(ctx, { capability: "messages.notice.write", before: { noticeId, state } });
    return done;
  });

/** Tells those once more who have not done yet what it asks. Refused while there is nobody, or too soon again. */
export const remindNotice = (ctx: Ctx, noticeId: string): Promise<Result> =>
  command(ctx, async (tx) => {
    const { target } = await holdNotice(tx, ctx, noticeId);
    const { whyNotRemind, remindedAt, outstanding } = await getNotice(ctx, { noticeId });
    if (whyNotRemind) return refuse(whyNotRemind, undefined, { time: remindedAt?.time ?? "" });
    await tx
      .update(notice)
      .set({ remindedAt: ctx.now, updatedAt: ctx.now })
      .where(one(ctx, noticeId));
    await writeAudit(ctx, {
      capability: "messages.notice.publish",
      after: { noticeId, reminded: String(outstanding) },
    });
    await announce(ctx, "notice.reminded", { noticeId });
    await tellLive(ctx, { kind: "message", classIds: liveClasses(target) });
    return done;
  });

/** Takes a published one back from the families; who did and when stays with it. */
export const withdrawNotice = (ctx: Ctx, noticeId: string): Promise<Result> =>
  command(ctx, async (tx) => {
    const { state, target } = await holdNotice(tx, ctx, noticeId);
    if (state === "withdrawn") return refuse("notice_withdrawn_already");
    if (state !== "published") return refuse("notice_not_out");
    await tx
      .update(notice)
      .set({
        ...{ state: "withdrawn", withdrawnAt: ctx.now, withdrawnName: ctx.actor.name },
        updatedAt: ctx.now,
      })
      .where(one(ctx, noticeId));
    const families = await tx
      .selectDistinct({ childId: noticeRecipient.childId })
      .from(noticeRecipient)
      .where(
        and(eq(noticeRecipient.centreId, ctx.centreId), eq(noticeRecipient.noticeId, noticeId)),
      );
    await showChildren(ctx, families.map(({ childId }) => childId)); // prettier-ignore
    await writeAudit(ctx, {
      capability: "messages.notice.publish",
      before: { noticeId, state },
      after: { noticeId, state: "withdrawn" },
    });
    await tellLive(ctx, { kind: "message", classIds: liveClasses(target) });
    return done;
  });
