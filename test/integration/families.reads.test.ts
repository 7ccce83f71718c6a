import { beforeAll, describe, expect, it } from "vitest";
import { listClassEntries } from "~/features/attendance/log/queries.server";
import { getOwnChild } from "~/features/children/family/queries.server";
import { getChild, revealIdentity } from "~/features/children/queries.server";
import { listReads } from "~/features/families/reads/queries.server";
import { instantOf } from "~/lib/clock";
import type { Ctx } from "~/lib/context.server";
import { ownerSql, testContext, useDatabase } from "../database";
import { anAccount } from "../factories/accounts";
import { aCentre, aClass } from "../factories/centres";
import { aFamily } from "../factories/families";

useDatabase();

const day = "2026-11-12";
const all = { kind: null, day: null };
let ctx: Ctx;
let classId = "";

beforeAll(async () => {
  ({ ctx } = await aCentre());
  ({ classId } = await aClass(ctx));
});

const at = (of: Ctx, moment: string): Ctx => ({ ...of, now: instantOf(`${moment}+08:00`) });

describe("listReads", () => {
  it("says who else read what, in which role and when, with the pages of its own class", async () => {
    const { childId, family } = await aFamily(ctx, classId);
    const other = await aFamily(ctx, classId);
    const { classId: elsewhere } = await aClass(ctx);
    const { userId } = await anAccount({ centreId: ctx.centreId, role: "office" });
    const office = testContext({ centreId: ctx.centreId, role: "office", userId });
    const gran = testContext({
      centreId: ctx.centreId,
      role: "familyMember",
      userId: other.userId,
    });
    await getChild(at(office, `${day}T08:00:00`), { childId });
    await getChild(at(office, `${day}T09:30:00`), { childId });
    await getChild(at(office, `${day}T08:00:00`), { childId: other.childId });
    await revealIdentity(at(office, "2026-11-11T10:00:00"), { childId });
    await getOwnChild(at(gran, `${day}T07:00:00`), childId);
    await getOwnChild(at(family, `${day}T07:30:00`), childId);
    await listClassEntries(at(office, `${day}T08:30:00`), { classId, day });
    await listClassEntries(at(office, `${day}T08:30:00`), { classId: elsewhere, day });
    await revealIdentity(at(office, "2026-11-02T10:00:00"), { childId });
    const now = at(family, `${day}T10:00:00`);

    const { days, earlier, later } = await listReads(now, childId, all);
    expect(days.map((one) => one.day)).toEqual([day, "2026-11-11"]);
    const said = days.flatMap(({ reads }) => reads).map((read) => [read.capability, read.role, read.ofClass, read.from, read.to, read.times]); // prettier-ignore
    expect(said).toEqual([
      ["children.child.read", "office", false, "08:00", "09:30", 2],
      ["attendance.room.read", "office", true, "08:30", "08:30", 1],
      ["children.own.read", "familyMember", false, "07:00", "07:00", 1],
      ["children.identity.reveal", "office", false, "10:00", "10:00", 1],
    ]);
    expect(days[0]?.reads.map(({ isFamily }) => isFamily)).toEqual([false, false, true]);
    expect(days[0]?.reads.every(({ name }) => name !== null)).toBe(true);
    expect([earlier, later]).toEqual(["2026-11-02", null]);

    const before = await listReads(now, childId, { kind: "identity", day: "2026-11-02" });
    expect(before.days).toHaveLength(1);
    expect(before.later).toBe("2026-11-09");
    const [audit] = await ownerSql()`select count(*)::int as n from audit_entry
      where child_id = ${childId} and capability = 'families.reads.read'`;
    expect(audit?.["n"]).toBe(2);
  });

  it("looks rows up by the child, and those of a class by the day", async () => {
    const { childId } = await aFamily(ctx, classId);
    await ownerSql()`insert into audit_entry (centre_id, id, at, actor_kind, actor_id, capability, child_id)
      select ${ctx.centreId}, gen_random_uuid(), now() - n * interval '1 minute', 'user', 'x', 'children.child.read', gen_random_uuid()
      from generate_series(1, 20000) n`;
    await ownerSql()`analyze audit_entry`;
    const plan =
      await ownerSql()`explain select count(*) from audit_entry where centre_id = ${ctx.centreId}
      and at >= now() - interval '7 days' and (child_id = ${childId}
      or (child_id is null and capability = 'attendance.room.read' and after ->> 'classId' in (${classId})))`;
    expect(JSON.stringify(plan)).toContain("audit_entry_child");
    expect(JSON.stringify(plan)).not.toContain("Seq Scan");
  });
});
