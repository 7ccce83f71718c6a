import { sql } from "drizzle-orm";
import { registerChild } from "~/features/children/commands.server";
import { makeContext, type CentreId } from "~/lib/context.server";
import { appDatabase, connectDatabase, disconnectDatabase } from "~/lib/db.server";

/** Registers children until the centre has as many as wanted. */
export async function topUpChildren(url: string, dataDir: string, wanted: number): Promise<void> {
  process.env.WENRUN_DATA_DIR = dataDir;
  connectDatabase(url);
  try {
    const [centre] = await appDatabase().execute<{ id: string }>(
      sql`select id from centre limit 1`,
    );
    const ctx = makeContext(appDatabase(), {
      actor: { kind: "job", id: "bench", name: "bench", role: null, roles: [] },
      centreId: (centre?.id ?? "") as CentreId, // reason: the scratch database's only centre
      timeZone: "Asia/Shanghai",
      now: new Date("2026-11-12T10:20:00+08:00"),
      locale: "zh-CN",
    });
    const [row] = await ctx.tx((tx) =>
      tx.execute<{ n: number }>(sql`select count(*)::int as n from child`),
    );
    for (let at = Number(row?.n ?? 0); at < wanted; at += 1) {
      const registered = await registerChild(ctx, {
        ...{ name: `测试${at}`, sex: "female", bornOn: "2023-05-05", note: "", pastIllness: "" },
        ...{ idKind: "pending", idNumber: "", vaccinationCheckedOn: null },
        ...{ guardianName: `家长${at}`, guardianPhone: `1380000${String(at).padStart(4, "0")}` },
        guardianRelation: "mother",
      });
      if (!registered.ok) throw new Error(registered.reason);
    }
  } finally {
    await disconnectDatabase();
  }
}
