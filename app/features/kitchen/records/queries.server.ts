import { and, desc, eq, gte, lt } from "drizzle-orm";
import { purchaseRecord } from "~db/schema/kitchen";
import { isFound } from "~/features/meals/search/rules";
import type { Ctx } from "~/lib/context.server";
import { dayOf, formatTime } from "~/lib/dates";
import { versionOf } from "~/lib/stale";
import { monthSpan } from "../months/rules";
import { recordKeptUntil } from "./rules";

/** What came in a month, the newest first: of a word in the food, its pinyin, the supplier or a number. */
export const listPurchases = (ctx: Ctx, input: { month: string | null; q: string }) =>
  ctx.tx(async (tx) => {
    const today = dayOf(ctx.now, ctx.timeZone);
    const month = input.month ?? today.slice(0, 7);
    const { from, before } = monthSpan(month);
    const rows = await tx
      .select()
      .from(purchaseRecord)
      .where(
        and(
          eq(purchaseRecord.centreId, ctx.centreId),
          gte(purchaseRecord.receivedOn, from),
          lt(purchaseRecord.receivedOn, before),
        ),
      )
      .orderBy(desc(purchaseRecord.receivedAt), desc(purchaseRecord.id));
    const found = rows.filter((row) => {
      const others = [row.supplier, row.batch, row.certificate, row.remark].join("\n");
      return isFound({ ...row, nameZh: row.food, nameEn: others }, input.q);
    });
    return {
      ...{ month, today, all: rows.length },
      ...{ now: formatTime(ctx.now, ctx.timeZone), by: ctx.actor.name },
      suppliers: [...new Set(rows.map(({ supplier }) => supplier))].sort(),
      records: found.map(
        ({
          centreId: _,
          pinyin: _p,
          initials: _i,
          createdAt: _c,
          receivedAt,
          updatedAt,
          ...row
        }) => ({
          ...row,
          time: formatTime(receivedAt, ctx.timeZone),
          keptUntil: recordKeptUntil(row),
          version: versionOf(updatedAt),
        }),
      ),
    };
  });

export type Purchases = Awaited<ReturnType<typeof listPurchases>>;
export type PurchaseRow = Purchases["records"][number];
