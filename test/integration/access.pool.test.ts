import { describe, expect, it } from "vitest";
import { requireAccess } from "~/access/require.server";
import { withRequestScope } from "~/access/request.server";
import { getShell } from "~/access/shell.server";
import { listClasses } from "~/features/centres/queries.server";
import { listAllergies } from "~/features/children/care/queries.server";
import { countChildren, listChildren } from "~/features/children/queries.server";
import { listChildrenInput } from "~/features/children/schema";
import { env } from "~/lib/env.server";
import { ownerSql, useDatabase } from "../database";
import { anAccount } from "../factories/accounts";
import { aCentre, aClass } from "../factories/centres";
import { anEnrolment } from "../factories/enrolment";
import { signedIn } from "../factories/sign-in";

useDatabase();

const users = 20;

async function aBusyMorning() {
  const { ctx, centreId } = await aCentre();
  const { classId } = await aClass(ctx);
  for (let child = 0; child < 6; child += 1) await anEnrolment(ctx, { classId });
  const requests: Request[] = [];
  for (let user = 0; user < users; user += 1) {
    const { userId } = await anAccount({ centreId, role: "office" });
    requests.push(await signedIn(userId, "/children"));
  }
  return requests;
}

/** What Remix does for one page: its loaders side by side, each through the gate, on one session look-up. */
const openPage = (request: Request) =>
  withRequestScope(() =>
    Promise.all([
      getShell(request),
      requireAccess(request, "children.list.read").then((ctx) =>
        ctx.tx(async () => {
          const { rows } = await listChildren(ctx, listChildrenInput.parse({ size: "135" }));
          return { rows: rows.length, all: await countChildren(ctx) };
        }),
      ),
      requireAccess(request, "centres.class.read").then((ctx) => listClasses(ctx)),
      requireAccess(request, "children.needs.read").then((ctx) =>
        listAllergies(ctx, { by: "class" }),
      ),
    ]),
  );

describe("the pool of connections", () => {
  it("serves four loaders for twenty people at once, again and again, without starving anyone", async () => {
    expect(env().WENRUN_POOL_SIZE).toBe(20);
    const requests = await aBusyMorning();
    for (let round = 0; round < 3; round += 1) {
      const began = performance.now();
      const pages = await Promise.all(requests.map((request) => openPage(request)));
      expect(performance.now() - began).toBeLessThan(10_000);
      for (const [shell, list, classes] of pages) {
        expect(shell.role).toBe("office");
        expect(list).toEqual({ rows: 6, all: 6 });
        expect(classes).toHaveLength(1);
      }
    }
    const [open] = await ownerSql()<{ app: number; waiting: number }[]>`
      select count(*) filter (where application_name = 'wenrun')::int as app,
        count(*) filter (where state = 'idle in transaction')::int as waiting
      from pg_stat_activity where datname = current_database()`;
    expect(open?.app).toBeLessThanOrEqual(env().WENRUN_POOL_SIZE + 2);
    expect(open?.waiting).toBe(0);
  });

  it("gives every connection back when loaders fail half-way", async () => {
    const requests = await aBusyMorning();
    const broken = requests.map(async (request) => {
      const ctx = await requireAccess(request, "children.list.read");
      await ctx.tx(async () => {
        await countChildren(ctx);
        throw new Error("half-way");
      });
    });
    const ends = await Promise.allSettled([...broken, ...broken]);
    expect(ends.every((end) => end.status === "rejected")).toBe(true);
    const [, list] = await openPage(requests[0] ?? new Request("http://centre.test/"));
    expect(list.all).toBe(6);
  });
});
