import { and, count, eq, inArray, isNull, ne, type SQL } from "drizzle-orm";
import type { MessageSide } from "~db/enums";
import { enrolment } from "~db/schema/enrolment";
import { message } from "~db/schema/messages";
import type { Ctx, OwnChildId } from "~/lib/context.server";
import { dayOf } from "~/lib/dates";
import type { Transaction } from "~/lib/db.server";
import { enrolledOn } from "~/lib/enrolled.server";
import { isId } from "~/lib/id";
import { isOneOf } from "~/lib/rows.server";
import { otherSide, sideOf } from "../rules";

/** Lines of a side that nobody of the other one has seen. */
export const unseenOf = (ctx: Ctx, side: MessageSide): SQL | undefined =>
  and(
    ...[eq(message.centreId, ctx.centreId), eq(message.side, side)],
    ...[isNull(message.readAt), isNull(message.withdrawnAt)],
  );

/** How many lines of each child's family nobody of the centre has seen; of those where there are any. */
export const countUnreadOfFamilies = (
  ctx: Ctx,
  { childIds }: { childIds: readonly string[] },
): Promise<Map<string, number>> =>
  ctx.tx(async (tx) => {
    const rows = await tx
      .select({ childId: message.childId, n: count() })
      .from(message)
      .where(and(unseenOf(ctx, "family"), isOneOf(message.childId, childIds)))
      .groupBy(message.childId);
    return new Map(rows.map(({ childId, n }) => [childId, n]));
  });

/**
 * Lines of the other side that nobody of this one has seen: of the own children for a family, of the classes
 * given (or all) for the centre. `except` is the child whose thread is open at this moment.
 */
export const countUnread = (
  ctx: Ctx,
  about: { childIds: readonly OwnChildId[]; except?: string } | { classIds?: readonly string[]; except?: string }, // prettier-ignore
): Promise<number> =>
  ctx.tx(async (tx) => {
    const [row] = await tx
      .select({ n: count() })
      .from(message)
      .where(
        and(
          unseenOf(ctx, otherSide(sideOf(ctx.actor.role))),
          about.except && isId(about.except) ? ne(message.childId, about.except) : undefined,
          "childIds" in about
            ? inArray(message.childId, [...about.childIds])
            : ofClasses(tx, ctx, about.classIds),
        ),
      );
    return row?.n ?? 0;
  });

function ofClasses(
  tx: Transaction,
  ctx: Ctx,
  classIds: readonly string[] | undefined,
): SQL | undefined {
  if (!classIds) return undefined;
  return inArray(
    message.childId,
    tx
      .select({ id: enrolment.childId })
      .from(enrolment)
      .where(
        and(
          eq(enrolment.centreId, ctx.centreId),
          inArray(enrolment.classId, [...classIds]),
          enrolledOn(dayOf(ctx.now, ctx.timeZone)),
        ),
      ),
  );
}
