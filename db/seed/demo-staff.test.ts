import { beforeAll, describe, expect, it } from "vitest";
import { isMobile } from "~/lib/phone";
import { childrenPerCarer } from "~/standards/staff-ratios";
import { demoAccounts, pickUpGrandparent, twoChildGuardian } from "./demo-accounts";
import { demoClasses, demoDay } from "./demo-centre";
import { demoStaff, staffGuardian } from "./demo-staff";
import { readRoster, type RosterRow } from "./roster";
import { demoRoster } from "./roster-fit";
import { publishedCalendar } from "~/features/centres/calendar/rules";

let children: RosterRow[];

beforeAll(async () => {
  children = demoRoster(await readRoster());
});

describe("demoStaff", () => {
  const withPost = (post: string) => demoStaff.filter((each) => each.posts[0] === post);

  it("has 26 people, 21 of them in the classes", () => {
    expect(demoStaff).toHaveLength(26);
    expect(new Set(demoStaff.map((each) => each.name)).size).toBe(26);
    expect(demoStaff.filter((each) => each.classes.length > 0)).toHaveLength(21);
    expect(
      ["director", "office", "healthWorker", "cook", "guard"].map((post) => withPost(post).length),
    ).toEqual([1, 1, 1, 2, 0]);
  });

  it("gives every class one lead teacher, and the youngest as many adults as the ratio asks", () => {
    for (const { name, type } of demoClasses) {
      const staff = demoStaff.filter((each) => each.classes.some((own) => own.name === name));
      const lead = staff.filter((each) =>
        each.classes.some((own) => own.name === name && own.lead),
      );
      expect(lead.map((each) => each.posts)).toEqual([["teacher"]]);
      if (!(type in childrenPerCarer)) continue;
      // reason: the line above holds that the type is one of the table
      const { children: each } = childrenPerCarer[type as keyof typeof childrenPerCarer];
      const present = children.filter((child) => child.className === name).length;
      expect(staff.length).toBeGreaterThanOrEqual(Math.ceil(present / each));
    }
  });

  it("gives every kindergarten class two teachers and a carer (两教一保)", () => {
    for (const { name, type } of demoClasses) {
      if (!type.startsWith("kindergarten")) continue;
      const staff = demoStaff.filter((each) => each.classes.some((own) => own.name === name));
      expect(staff.map((each) => each.posts[0]).sort()).toEqual(["carer", "teacher", "teacher"]);
    }
  });

  it("shares no phone with a family but the mother's who teaches", () => {
    const phones = demoStaff.map((each) => each.phone);
    expect(new Set(phones).size).toBe(26);
    expect(phones.every(isMobile)).toBe(true);
    const families = children.flatMap((child) => child.guardians);
    const shared = families.filter((guardian) => phones.includes(guardian.phone));
    expect(shared).toEqual([{ ...staffGuardian, relation: "mother" }]);
    expect(families.map((guardian) => guardian.phone)).not.toContain(pickUpGrandparent.phone);
  });

  it("hires on working days, and holds only certificates valid on the demo day", () => {
    const certificates = demoStaff.flatMap((each) => each.certificates);
    expect(demoStaff.filter((each) => !publishedCalendar.isOpenDay(each.hiredOn))).toEqual([]);
    expect(certificates.filter((each) => each.issuedOn >= demoDay)).toEqual([]);
    expect(certificates.filter((each) => each.expiresOn && each.expiresOn <= demoDay)).toEqual([]);
    expect(new Set(certificates.map((each) => each.number)).size).toBe(certificates.length);
    for (const { certificates: own } of demoStaff) {
      expect(own.filter((each) => each.kind === "healthCertificate")).toHaveLength(1);
    }
  });

  it("has three certificates running out within 60 days", () => {
    const soon = demoStaff.flatMap((each) =>
      each.certificates
        .filter((own) => own.expiresOn && own.expiresOn <= "2027-01-11")
        .map((own) => `${each.name} ${own.kind} ${own.expiresOn}`),
    );
    expect(soon).toEqual([
      "秦月华 healthWorkerTraining 2026-12-21",
      "马秀英 healthCertificate 2026-12-08",
      "赵婧 healthCertificate 2026-12-22",
    ]);
  });
});

describe("demoAccounts", () => {
  it("signs in people the seed makes, each once", () => {
    expect(new Set(demoAccounts.map((each) => each.login)).size).toBe(demoAccounts.length);
    const people = new Map([
      ...children.flatMap((child) =>
        child.guardians.map((each) => [each.phone, each.name] as const),
      ),
      ...demoStaff.map((each) => [each.phone, each.name] as const),
      [pickUpGrandparent.phone, pickUpGrandparent.name] as const,
    ]);
    for (const { login, name, password } of demoAccounts) {
      expect(people.get(login)).toBe(name);
      expect(password.length).toBeGreaterThanOrEqual(10);
    }
  });

  it("gives staff the role of their post", () => {
    for (const { role, login } of demoAccounts) {
      const member = demoStaff.find((each) => each.phone === login);
      if (member && role !== "guardian") expect(member.posts).toContain(role);
    }
  });

  it("has a father of two and a mother who teaches another class than her child's", () => {
    const childrenOf = (phone: string) =>
      children.filter((child) => child.guardians.some((each) => each.phone === phone));
    expect(childrenOf(twoChildGuardian.phone).map((child) => child.className)).toEqual([
      "乳儿班",
      "大班",
    ]);
    expect(childrenOf(staffGuardian.phone).map((child) => child.className)).toEqual(["小班"]);
  });
});
