import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { requireAccess } from "~/access/require.server";
import { withRequestScope } from "~/access/request.server";
import { command } from "~/lib/command.server";
import { refuse } from "~/lib/result";
import { writeAudit } from "~/lib/audit.server";
import type { Ctx } from "~/lib/context.server";
import { notFound } from "~/lib/errors";
import { ownerSql, useDatabase } from "../database";
import { anAccount } from "../factories/accounts";
import { aCentre } from "../factories/centres";
import { signedIn } from "../factories/sign-in";

useDatabase();

async function aPage(method: "GET" | "POST" = "GET") {
  const { centreId } = await aCentre();
  const { userId } = await anAccount({ centreId, role: "office" });
  return new Request(await signedIn(userId, "/children"), { method });
}

/** Each loader goes through the gate by itself, as Remix runs them. */
const loaders = (request: Request, ...work: ((ctx: Ctx) => Promise<unknown>)[]) =>
  withRequestScope(() =>
    Promise.allSettled(
      work.map(async (one) => one(await requireAccess(request, "children.list.read"))),
    ),
  );

const transaction = (ctx: Ctx): Promise<unknown> =>
  ctx.tx(async (tx) => {
    const [row] = await tx.execute<{ id: string }>(sql`select txid_current()::text as id`);
    return row?.id;
  });

const answers = (settled: PromiseSettledResult<unknown>[]) =>
  settled.map((one) => (one.status === "fulfilled" ? one.value : "failed"));

describe("what the loaders of a page read", () => {
  it("is read in one transaction", async () => {
    const [layout, page] = answers(await loaders(await aPage(), transaction, transaction));
    expect(layout).toMatch(/^\d+$/);
    expect(page).toBe(layout);
  });

  it("is read anew by a loader that comes back for more", async () => {
    const [ids] = answers(
      await loaders(await aPage(), async (ctx) => [await transaction(ctx), await transaction(ctx)]),
    );
    expect(new Set(ids as string[]).size).toBe(2); // reason: the loader above returns two ids
  });

  it("is not shared by commands", async () => {
    const [one, other] = answers(await loaders(await aPage("POST"), transaction, transaction));
    expect(one).not.toBe(other);
  });

  it("is not what a command writes beside it, which is taken back when it is refused", async () => {
    const refused = (ctx: Ctx) =>
      command(ctx, async () => {
        await writeAudit(ctx, { capability: "children.child.change" });
        return refuse("not_found");
      });
    const [page, answer] = answers(await loaders(await aPage(), transaction, refused));
    expect([page, answer]).toEqual([expect.stringMatching(/^\d+$/), refuse("not_found")]);
    const written =
      await ownerSql()`select 1 from audit_entry where capability = 'children.child.change'`;
    expect(written).toHaveLength(0);
  });

  it("stands where the loader beside it finds nothing", async () => {
    const audited = (ctx: Ctx) =>
      ctx.tx(async () => {
        await writeAudit(ctx, { capability: "children.list.export" });
        return "read";
      });
    const missing = (ctx: Ctx) => ctx.tx(() => Promise.reject(notFound("child")));
    expect(answers(await loaders(await aPage(), missing, audited))).toEqual(["failed", "read"]);
    const written =
      await ownerSql()`select 1 from audit_entry where capability = 'children.list.export'`;
    expect(written).toHaveLength(1);
  });

  it("fails with a statement that the database refuses", async () => {
    const refused = (ctx: Ctx) => ctx.tx((tx) => tx.execute(sql`select 1 / 0`));
    expect(answers(await loaders(await aPage(), refused, transaction))).toEqual([
      "failed",
      "failed",
    ]);
  });
});
