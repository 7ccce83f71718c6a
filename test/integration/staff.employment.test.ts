import { describe, expect, it } from "vitest";
import { getClass } from "~/features/centres/queries.server";
import { closeClass } from "~/features/centres/commands.server";
import {
  recordCertificate,
  removeCertificate,
} from "~/features/staff/certificates/commands.server";
import { assignToClass, removeFromClass } from "~/features/staff/classes/commands.server";
import {
  changeStaff,
  endEmployment,
  hireStaff,
  linkStaffAccount,
} from "~/features/staff/commands.server";
import { closeLeavers } from "~/features/staff/jobs.server";
import { getStaffMember } from "~/features/staff/queries.server";
import { hireStaffInput } from "~/features/staff/schema";
import { instantOf } from "~/lib/clock";
import { ownerSql, testContext, useDatabase } from "../database";
import { anAccount } from "../factories/accounts";
import { aCentre, aClass } from "../factories/centres";
import { aStaffMember } from "../factories/staff";
import { done } from "../factories/sequence";

useDatabase();

const person = {
  name: "刘敏",
  sex: "female",
  phone: "13812345678",
  hiredOn: "2024-05-13",
} as const;

const rolesOf = async (userId: string) =>
  (await ownerSql()`select role from membership where user_id = ${userId} order by role`).map(
    (row) => String(row.role),
  );

describe("hireStaff", () => {
  it("reads one ticked post and several alike", () => {
    expect(hireStaffInput.parse({ ...person, posts: "cook" }).posts).toEqual(["cook"]);
    const many = { ...person, posts: ["office", "teacher", "office"] };
    expect(hireStaffInput.parse(many).posts).toEqual(["office", "teacher"]);
    expect(hireStaffInput.safeParse(person).error?.issues[0]).toMatchObject({
      ...{ path: ["posts"], message: "errors:required" },
    });
  });

  it("refuses a phone that a colleague has; another centre may have it", async () => {
    const { ctx } = await aCentre();
    done(await hireStaff(ctx, { ...person, posts: ["teacher"] }));
    expect(await hireStaff(ctx, { ...person, name: "李梅", posts: ["cook"] })).toMatchObject({
      ...{ reason: "phone_taken", field: "phone" },
    });
    const { staffId } = await aStaffMember(ctx);
    expect(await changeStaff(ctx, staffId, { ...person, posts: ["cook"] })).toMatchObject({
      reason: "phone_taken",
    });
    done(await hireStaff((await aCentre()).ctx, { ...person, posts: ["teacher"] }));
  });
});

describe("changeStaff", () => {
  it("keeps the stored phone when none is given, and the classes while the post is in one", async () => {
    const { ctx } = await aCentre();
    const { classId } = await aClass(ctx);
    const { staffId } = await aStaffMember(ctx, { ...person, classId });
    const change = { ...person, name: "刘敏慧", phone: "" };
    done(await changeStaff(ctx, staffId, { ...change, posts: ["carer", "office"] }));
    expect(await getStaffMember(ctx, { staffId })).toMatchObject({
      ...{ name: "刘敏慧", phone: "138****5678", posts: ["carer", "office"] },
      classes: [{ id: classId }],
    });
    done(await changeStaff(ctx, staffId, { ...change, posts: ["office"] }));
    expect((await getStaffMember(ctx, { staffId })).classes).toEqual([]);
  });
});

describe("assignToClass", () => {
  it("gives a class one lead: the new one takes over", async () => {
    const { ctx } = await aCentre();
    const { classId } = await aClass(ctx);
    await aStaffMember(ctx, { name: "甲老师", classId, lead: true });
    await aStaffMember(ctx, { name: "乙老师", classId, lead: true });
    expect((await getClass(ctx, { classId })).staff).toMatchObject([
      { name: "乙老师", lead: true },
      { name: "甲老师", lead: false },
    ]);
  });

  it("refuses a cook, a leaver and a closed class; forgets nobody twice", async () => {
    const { ctx } = await aCentre();
    const { classId } = await aClass(ctx);
    const assign = (staffId: string) => assignToClass(ctx, staffId, { classId, lead: false });
    const cook = await aStaffMember(ctx, { posts: ["cook"] });
    expect(await assign(cook.staffId)).toMatchObject({ reason: "not_a_classroom_post" });
    const teacher = await aStaffMember(ctx, { classId });
    done(await removeFromClass(ctx, teacher.staffId, classId));
    expect(await removeFromClass(ctx, teacher.staffId, classId)).toMatchObject({
      reason: "not_found",
    });
    done(await endEmployment(ctx, teacher.staffId, { leftOn: "2026-11-01" }));
    expect(await assign(teacher.staffId)).toMatchObject({ reason: "has_left" });
    done(await closeClass(ctx, classId));
    expect(await assign((await aStaffMember(ctx)).staffId)).toMatchObject({
      reason: "class_closed",
    });
  });
});

describe("recordCertificate", () => {
  it.each([
    [{ issuedOn: "2026-11-13", expiresOn: "2027-11-12" }, "issued_in_future"],
    [{ issuedOn: "2026-05-11", expiresOn: "2026-05-11" }, "expires_before_issue"],
    [{ issuedOn: "2026-05-11", expiresOn: null }, "expiry_needed"],
  ])("refuses %j: %s", async (dates, reason) => {
    const { ctx } = await aCentre();
    const { staffId } = await aStaffMember(ctx);
    const certificate = { kind: "healthCertificate", number: "JK1", ...dates } as const;
    expect(await recordCertificate(ctx, staffId, certificate)).toMatchObject({ reason });
  });

  it("records one number once, and takes it away again", async () => {
    const { ctx } = await aCentre();
    const { staffId } = await aStaffMember(ctx);
    const certificate = {
      kind: "teacherCertificate",
      number: "JS2016013",
      issuedOn: "2016-06-28",
      expiresOn: null,
    } as const;
    const { certificateId } = done(await recordCertificate(ctx, staffId, certificate));
    expect(await recordCertificate(ctx, staffId, certificate)).toMatchObject({
      reason: "already_recorded",
    });
    const other = (await aCentre()).ctx;
    expect(await removeCertificate(other, staffId, certificateId)).toMatchObject({
      reason: "not_found",
    });
    done(await removeCertificate(ctx, staffId, certificateId));
    expect((await getStaffMember(ctx, { staffId })).certificates).toEqual([]);
  });
});

describe("linkStaffAccount", () => {
  it("ties a person to the account with the same phone, and to one person only", async () => {
    const { ctx } = await aCentre();
    const { staffId, phone } = await aStaffMember(ctx);
    const { userId } = await anAccount({ phone });
    done(await linkStaffAccount(ctx, staffId, userId));
    expect(await getStaffMember(ctx, { staffId })).toMatchObject({ userId });
    const other = await aStaffMember(ctx);
    expect(await linkStaffAccount(ctx, other.staffId, userId)).toMatchObject({
      reason: "phone_of_other_person",
    });
  });
});

describe("endEmployment", () => {
  it("refuses a last day before the first", async () => {
    const { ctx } = await aCentre();
    const { staffId } = await aStaffMember(ctx);
    expect(await endEmployment(ctx, staffId, { leftOn: "2024-05-12" })).toMatchObject({
      ...{ reason: "left_before_hired", detail: { hiredOn: "2024-05-13" } },
    });
  });

  it("ends the roles of the work after the last day and leaves the guardian's", async () => {
    const { ctx, centreId } = await aCentre();
    const { staffId, phone } = await aStaffMember(ctx);
    const { userId } = await anAccount({ phone, centreId, role: "teacher" });
    await ownerSql()`insert into membership (user_id, centre_id, role, created_at)
      values (${userId}, ${centreId}, 'guardian', now())`;
    done(await linkStaffAccount(ctx, staffId, userId));
    done(await endEmployment(ctx, staffId, { leftOn: "2026-11-13" }));
    await closeLeavers(ctx);
    expect(await rolesOf(userId)).toEqual(["guardian", "teacher"]);
    const nextDay = testContext({ centreId, now: instantOf("2026-11-14T00:05:00+08:00") });
    await closeLeavers(nextDay);
    await closeLeavers(nextDay);
    expect(await rolesOf(userId)).toEqual(["guardian"]);
  });

  it("keeps the last director", async () => {
    const { ctx, centreId, directorId } = await aCentre();
    const sql = ownerSql();
    const [row] = await sql`select phone from "user" where id = ${directorId}`;
    const { staffId } = await aStaffMember(ctx, { phone: String(row?.phone), posts: ["director"] });
    done(await linkStaffAccount(ctx, staffId, directorId));
    const leave = () => endEmployment(ctx, staffId, { leftOn: "2026-11-11" });
    expect(await leave()).toMatchObject({ reason: "last_director" });
    await anAccount({ centreId, role: "director" });
    done(await leave());
    expect(await rolesOf(directorId)).toEqual([]);
  });
});
