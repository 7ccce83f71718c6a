import { readFileSync } from "node:fs";
import path from "node:path";
import { and, count, eq, gt, isNull, lte, or, sql } from "drizzle-orm";
import { countMigrations } from "~db/migrate";
import { projectRoot } from "~db/project-root";
import { outboxDelivery } from "~db/schema/outbox";
import type { Ctx } from "~/lib/context.server";
import { remember } from "~/lib/remember.server";

const version = (): string =>
  remember("version", () => {
    const manifest: { version: string } = JSON.parse(
      readFileSync(path.join(projectRoot, "package.json"), "utf8"),
    );
    return manifest.version;
  });

/** What runs here: the product, the database under it, its migrations, and background work that waits. */
export const getHouse = (ctx: Ctx) =>
  ctx.tx(async (tx) => {
    const [row] = await tx.execute<{ server: string; applied: number }>(
      sql`select current_setting('server_version') as server,
        (select count(*)::int from drizzle.__drizzle_migrations) as applied`,
    );
    const [waiting] = await tx
      .select({ n: count() })
      .from(outboxDelivery)
      .where(
        and(
          eq(outboxDelivery.centreId, ctx.centreId),
          isNull(outboxDelivery.doneAt),
          isNull(outboxDelivery.deadAt),
          // what is held back until its moment does not wait for anybody
          or(gt(outboxDelivery.attempts, 0), lte(outboxDelivery.nextAt, ctx.now)),
        ),
      );
    return {
      version: version(),
      database: row?.server.split(" ", 1)[0] ?? "",
      applied: row?.applied ?? 0,
      expected: countMigrations(),
      waiting: waiting?.n ?? 0,
    };
  });

export type House = Awaited<ReturnType<typeof getHouse>>;
