import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import { guardian } from "~db/schema/children";
import { notice, noticeRecipient } from "~db/schema/messages";
import { signingGrades } from "~/access/policy";
import { childrenOfGuardian, classesOfChild } from "~/access/reach.server";
import { writeAudit } from "~/lib/audit.server";
import { command } from "~/lib/command.server";
import type { Ctx, OwnChildId } from "~/lib/context.server";
import type { Transaction } from "~/lib/db.server";
import { tellLive } from "~/lib/live.server";
import { done, refuse, type Result } from "~/lib/result";
import { showAccounts } from "~/lib/shown.server";
import { getOwnNotice } from "./queries.server";

type Own = { childIds: readonly OwnChildId[]; noticeId: string };

/** This person's rows of a notice, for some children. */
const rowsFor = (tx: Transaction, ctx: Ctx, noticeId: string, childIds: readonly string[]) =>
  and(
    eq(noticeRecipient.centreId, ctx.centreId),
    eq(noticeRecipient.noticeId, noticeId),
    inArray(noticeRecipient.childId, [...childIds]),
    inArray(
      noticeRecipient.guardianId,
      tx
        .select({ id: guardian.id })
        .from(guardian)
        .where(and(eq(guardian.centreId, ctx.centreId), eq(guardian.userId, ctx.actor.id))),
    ),
  );

/** Opened is read; the first moment stays. */
export const markNoticeRead = (ctx: Ctx, { noticeId, childIds }: Own): Promise<Result> =>
  command(ctx, async (tx) => {
    const opened = await tx
      .update(noticeRecipient)
      .set({ readAt: ctx.now })
      .where(and(rowsFor(tx, ctx, noticeId, childIds), isNull(noticeRecipient.readAt)))
      .returning({ childId: noticeRecipient.childId });
    if (opened.length > 0) await showAccounts(ctx, [ctx.actor.id]);
    return done;
  });

/**
 * Read and agreed, under the person's own name: for every child this person signs for. A second tick changes
 * nothing. Refused where there is nothing to sign, or for one who signs for none of the children.
 */
export const confirmNotice = (ctx: Ctx, { noticeId, childIds }: Own): Promise<Result> =>
  command(ctx, async (tx) => {
    const { mustConfirm } = await getOwnNotice(ctx, { noticeId, childIds });
    // from here on it cannot be withdrawn before the tick is kept
    const [held] = await tx
      .select({ state: notice.state })
      .from(notice)
      .where(and(eq(notice.centreId, ctx.centreId), eq(notice.id, noticeId)))
      .for("share");
    if (held?.state !== "published") return refuse("notice_withdrawn_already");
    if (!mustConfirm) return refuse("notice_no_confirmation");
    const signed = await childrenOfGuardian(tx, ctx, signingGrades);
    const own = childIds.filter((id) => signed.includes(id));
    const rows = rowsFor(tx, ctx, noticeId, own);
    const mine = await tx
      .select({ childId: noticeRecipient.childId })
      .from(noticeRecipient)
      .where(rows);
    if (mine.length === 0) return refuse("notice_not_signer");
    const ticked = await tx
      .update(noticeRecipient)
      .set({
        ...{ confirmedAt: ctx.now, confirmedName: ctx.actor.name },
        readAt: sql`coalesce(${noticeRecipient.readAt}, ${ctx.now.toISOString()}::timestamptz)`,
      })
      .where(and(rows, isNull(noticeRecipient.confirmedAt)))
      .returning({ childId: noticeRecipient.childId });
    const classIds: string[] = [];
    for (const { childId } of ticked) {
      await writeAudit(ctx, { capability: "messages.notice.own", childId, after: { noticeId } });
      classIds.push(...(await classesOfChild(tx, ctx, childId)));
    }
    if (ticked.length > 0) await tellLive(ctx, { kind: "message", classIds });
    return done;
  });
