import { describe, expect, it } from "vitest";
import { recordCertificate } from "~/features/staff/certificates/commands.server";
import { endEmployment } from "~/features/staff/commands.server";
import {
  getStaffMember,
  listExpiringCertificates,
  listStaff,
} from "~/features/staff/queries.server";
import { listStaffInput } from "~/features/staff/schema";
import type { Ctx } from "~/lib/context.server";
import { useDatabase } from "../database";
import { aCentre, aClass } from "../factories/centres";
import { aStaffMember } from "../factories/staff";
import { done } from "../factories/sequence";

useDatabase();

const names = async (ctx: Ctx, search: Record<string, unknown>) => {
  const { rows } = await listStaff(ctx, listStaffInput.parse(search));
  return rows.map(({ name }) => name);
};

describe("listStaff", () => {
  it.each([
    ["慧芳", ["李慧芳"]],
    ["lihui", ["李慧芳"]],
    ["lhf", ["李慧芳"]],
    ["Li Hui Fang", ["李慧芳"]],
    ["zeng", ["曾婧"]],
    ["5678", ["刘敏"]],
    ["1381234", []],
    ["%", []],
    ["_", []],
    ["没有这个人", []],
  ])("finds by %s", async (q, found) => {
    const { ctx } = await aCentre();
    await aStaffMember(ctx, { name: "李慧芳" });
    await aStaffMember(ctx, { name: "曾婧" });
    await aStaffMember(ctx, { name: "刘敏", phone: "13812345678" });
    expect(await names(ctx, { q })).toEqual(found);
  });

  it("filters by post and class and pages in a stated order", async () => {
    const { ctx } = await aCentre();
    const { classId } = await aClass(ctx);
    await aStaffMember(ctx, { name: "王师傅", posts: ["cook"], hiredOn: "2025-01-06" });
    await aStaffMember(ctx, { name: "安老师", classId, lead: true, hiredOn: "2024-09-02" });
    await aStaffMember(ctx, { name: "白老师", posts: ["carer"], hiredOn: "2026-03-02" });
    expect(await names(ctx, { post: "cook" })).toEqual(["王师傅"]);
    expect(await names(ctx, { class: classId })).toEqual(["安老师"]);
    expect(await names(ctx, { sort: "-hiredOn" })).toEqual(["白老师", "王师傅", "安老师"]);
    expect(await names(ctx, { sort: "class" })).toEqual(["安老师", "白老师", "王师傅"]);
    const page = await listStaff(ctx, listStaffInput.parse({ size: "2", page: "2" }));
    expect([page.total, page.rows.map(({ name }) => name)]).toEqual([3, ["王师傅"]]);
    expect(page.rows[0]?.phone).toMatch(/^199\*{4}\d{4}$/);
  });

  it("takes a broken address for the plain list", async () => {
    const { ctx } = await aCentre();
    await aStaffMember(ctx, { name: "安老师" });
    const odd = { post: "wizard", page: "-1", size: "x", sort: "password", class: "1" };
    expect(await names(ctx, odd)).toEqual(["安老师"]);
  });

  it("shows who needs a certificate renewed", async () => {
    const { ctx } = await aCentre();
    const health = { kind: "healthCertificate", number: "JK1", issuedOn: "2026-05-11" } as const;
    const cook = await aStaffMember(ctx, { name: "全师傅", posts: ["cook"] });
    done(await recordCertificate(ctx, cook.staffId, { ...health, expiresOn: "2027-05-10" }));
    const soon = await aStaffMember(ctx, { name: "快师傅", posts: ["cook"] });
    done(await recordCertificate(ctx, soon.staffId, { ...health, expiresOn: "2026-12-07" }));
    await aStaffMember(ctx, { name: "无师傅", posts: ["cook"] });
    expect(await names(ctx, { expiring: "on" })).toEqual(["快师傅", "无师傅"]);
    expect(await names(ctx, { sort: "expiresOn" })).toEqual(["快师傅", "全师傅", "无师傅"]);
  });

  it("keeps those who left apart", async () => {
    const { ctx } = await aCentre();
    const gone = await aStaffMember(ctx, { name: "甲老师" });
    const today = await aStaffMember(ctx, { name: "乙老师" });
    done(await endEmployment(ctx, gone.staffId, { leftOn: "2026-11-11" }));
    done(await endEmployment(ctx, today.staffId, { leftOn: "2026-11-12" }));
    expect(await names(ctx, {})).toEqual(["乙老师"]);
    expect(await names(ctx, { left: "on" })).toEqual(["甲老师"]);
  });
});

describe("getStaffMember", () => {
  it("shows the certificates with their states and what the posts still need", async () => {
    const { ctx } = await aCentre();
    const { staffId } = await aStaffMember(ctx, { posts: ["healthWorker"] });
    const kind = "healthCertificate";
    const record = (number: string, issuedOn: string, expiresOn: string) =>
      recordCertificate(ctx, staffId, { kind, number, issuedOn, expiresOn });
    done(await record("JK2025", "2025-03-10", "2026-03-09"));
    done(await record("JK2026", "2026-03-16", "2027-03-15"));
    const page = await getStaffMember(ctx, { staffId });
    expect(page.certificates).toMatchObject([
      { number: "JK2026", state: "valid", replaced: false },
      { number: "JK2025", state: "expired", replaced: true },
    ]);
    expect(page.gaps).toMatchObject({ missing: [["healthWorkerTraining"]], expired: [] });
  });

  it("does not know the staff of another centre", async () => {
    const { ctx } = await aCentre();
    const { staffId } = await aStaffMember((await aCentre()).ctx);
    await expect(getStaffMember(ctx, { staffId })).rejects.toMatchObject({ code: "not_found" });
    await expect(getStaffMember(ctx, { staffId: "1" })).rejects.toMatchObject({
      code: "not_found",
    });
  });
});

describe("listExpiringCertificates", () => {
  it("lists what runs out first, renewed ones and leavers left out", async () => {
    const { ctx } = await aCentre();
    const person = async (name: string, ...ends: string[]) => {
      const { staffId } = await aStaffMember(ctx, { name, posts: ["cook"] });
      for (const [at, expiresOn] of ends.entries()) {
        const certificate = { number: `JK${at}`, issuedOn: "2024-05-11", expiresOn };
        done(await recordCertificate(ctx, staffId, { kind: "healthCertificate", ...certificate }));
      }
      return staffId;
    };
    await person("先生", "2026-12-07");
    await person("已过期", "2026-11-01");
    await person("续过的人", "2026-10-01", "2027-10-01");
    const gone = await person("走了的那人", "2026-09-20");
    done(await endEmployment(ctx, gone, { leftOn: "2026-09-30" }));
    expect(await listExpiringCertificates(ctx, { withinDays: 60 })).toMatchObject([
      { name: "已过期", state: "expired", expiresOn: "2026-11-01" },
      { name: "先生", state: "expiring", expiresOn: "2026-12-07" },
    ]);
  });
});
