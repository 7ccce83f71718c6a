import { describe, expect, it } from "vitest";
import { getChild, revealIdentity } from "~/features/children/queries.server";
import { listAuditActors, listAuditEntries } from "~/features/reports/audit/queries.server";
import { listAuditInput } from "~/features/reports/audit/schema";
import { getHouse } from "~/features/reports/house/queries.server";
import { instantOf } from "~/lib/clock";
import { testContext, useDatabase } from "../database";
import { anAccount } from "../factories/accounts";
import { aCentre } from "../factories/centres";
import { aChild } from "../factories/children";

useDatabase();

const ask = (input: Record<string, string> = {}) => listAuditInput.parse(input);

describe("listAuditEntries", () => {
  it("names who, what and which child, the newest first", async () => {
    const { ctx, centreId } = await aCentre();
    const { childId } = await aChild(ctx, { name: "许知遥" });
    const { userId } = await anAccount({ name: "秦月华", centreId, role: "healthWorker" });
    const now = instantOf("2026-11-12T11:00:00+08:00");
    const reader = testContext({ centreId, userId, role: "healthWorker", now });
    await getChild(reader, { childId });
    const { rows, total } = await listAuditEntries(ctx, ask());
    expect(total).toBe(rows.length);
    expect(rows[0]).toMatchObject({
      ...{ actorName: "秦月华", role: "healthWorker", capability: "children.child.read" },
      ...{ childId, childName: "许知遥", at: now.toISOString() },
    });
  });

  it("narrows to one child, one person, or a typed name in either script", async () => {
    const { ctx, centreId, directorId } = await aCentre();
    const first = await aChild(ctx, { name: "许知遥" });
    const second = await aChild(ctx, { name: "韩朵" });
    const { userId } = await anAccount({ centreId });
    await revealIdentity(testContext({ centreId, userId, role: "office" }), {
      childId: second.childId,
    });
    const childrenOf = async (input: Record<string, string>) => {
      const { rows } = await listAuditEntries(ctx, ask(input));
      return [...new Set(rows.map(({ childName }) => childName))];
    };
    expect(await childrenOf({ child: first.childId })).toEqual(["许知遥"]);
    expect(await childrenOf({ q: "韩" })).toEqual(["韩朵"]);
    expect(await childrenOf({ q: "xuzhi" })).toEqual(["许知遥"]);
    const { rows } = await listAuditEntries(ctx, ask({ person: userId }));
    expect(rows.map(({ capability }) => capability)).toEqual(["children.identity.reveal"]);
    const actors = await listAuditActors(ctx);
    expect(actors.map(({ id }) => id).sort()).toEqual([directorId, userId].sort());
  });

  it("holds what one transaction did once it is over, and nothing of one that failed", async () => {
    const { ctx } = await aCentre();
    const { childId } = await aChild(ctx);
    const revealed = async () => {
      const { rows } = await listAuditEntries(ctx, ask({ child: childId }));
      return rows.filter(({ capability }) => capability === "children.identity.reveal").length;
    };
    const readTwice = async () => {
      await revealIdentity(ctx, { childId });
      await revealIdentity(ctx, { childId });
    };
    const failed = ctx.tx(async () => {
      await readTwice();
      throw new Error("too late");
    });
    await expect(failed).rejects.toThrow("too late");
    expect(await revealed()).toBe(0);
    await ctx.tx(readTwice);
    expect(await revealed()).toBe(2);
  });

  it("answers fifty at a time", async () => {
    const { ctx } = await aCentre();
    const { childId } = await aChild(ctx);
    for (let read = 0; read < 55; read += 1) await revealIdentity(ctx, { childId });
    const page = await listAuditEntries(ctx, ask({ child: childId }));
    expect(page.rows).toHaveLength(50);
    const rest = await listAuditEntries(ctx, ask({ child: childId, page: "2" }));
    expect(rest.rows).toHaveLength(page.total - 50);
  });

  it("shows nothing of another centre, not even by a child's id", async () => {
    const { ctx } = await aCentre();
    const { childId } = await aChild(ctx, { name: "许知遥" });
    const other = await aCentre();
    expect((await listAuditEntries(other.ctx, ask({ child: childId }))).rows).toEqual([]);
    expect((await listAuditEntries(other.ctx, ask({ q: "许" }))).rows).toEqual([]);
    expect((await listAuditActors(other.ctx)).map(({ id }) => id)).toEqual([other.directorId]);
  });
});

describe("getHouse", () => {
  it("says what runs and that the database is up to date", async () => {
    const { ctx } = await aCentre();
    const house = await getHouse(ctx);
    expect(house.version).toMatch(/^\d+\.\d+\.\d+$/);
    expect(house.database).toMatch(/^\d+/);
    expect(house.applied).toBe(house.expected);
    expect(house.waiting).toBe(0);
  });
});
