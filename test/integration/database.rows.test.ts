import { asc, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { auditEntry } from "~db/schema/audit";
import { newId } from "~/lib/id";
import { isOneOf, rowsOf } from "~/lib/rows.server";
import { testNow, useDatabase } from "../database";
import { aCentre } from "../factories/centres";

useDatabase();

async function manyEntries(count: number) {
  const { ctx, centreId } = await aCentre();
  const entries: (typeof auditEntry.$inferSelect)[] = Array.from({ length: count }, (_, at) => ({
    ...{ centreId, id: newId(testNow), at: testNow, actorKind: "job", actorId: "rows", role: "" },
    ...{ capability: `said "no", 也\\没有 ${at}`, childId: at % 2 ? newId(testNow) : null },
    ...{ before: null, after: at % 3 ? { day: "2026-11-12", note: "a'b{c}" } : null },
  }));
  await ctx.tx((tx) => tx.insert(auditEntry).select(rowsOf(auditEntry, entries)));
  return { ctx, entries };
}

describe("rowsOf", () => {
  it("gives an insert every value as it is, and more rows than a statement has parameters for", async () => {
    const { ctx, entries } = await manyEntries(7_000);
    const kept = await ctx.tx((tx) =>
      tx
        .select()
        .from(auditEntry)
        .where(eq(auditEntry.actorId, "rows"))
        .orderBy(asc(auditEntry.id)),
    );
    expect(kept).toEqual([...entries].sort((a, b) => (a.id < b.id ? -1 : 1)));
  });
});

describe("isOneOf", () => {
  it("finds the rows of these ids and no others", async () => {
    const { ctx, entries } = await manyEntries(5);
    const wanted = entries.slice(1, 3).map(({ id }) => id);
    const find = (ids: string[]) =>
      ctx.tx((tx) =>
        tx.select({ id: auditEntry.id }).from(auditEntry).where(isOneOf(auditEntry.id, ids)),
      );
    expect((await find(wanted)).map(({ id }) => id).sort()).toEqual([...wanted].sort());
    expect(await find([])).toEqual([]);
  });
});
