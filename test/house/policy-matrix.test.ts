import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { roles, type Role } from "~db/enums";
import { classroomRoles, familyRoles, may, policy, type Capability } from "~/access/policy";
import { expectNone, nodesOf, parse, productCode } from "./sources";
import ts from "typescript";

// reason: the keys of `policy` are its capabilities
const capabilities = Object.keys(policy) as Capability[];
const stranger = { classIds: ["nobody's class"], childId: "nobody's child" };

/** all: everywhere · class: in the own classes · own: for the own children · "·": never. */
function mark(role: Role, capability: Capability): string {
  if (may({ role }, capability, stranger)) return "all";
  if (!may({ role }, capability)) return "·";
  return classroomRoles.some((one) => one === role) ? "class" : "own";
}

const heads =
  "director office teacher carer health cook guard guardian family pickup platform".split(" ");

const matrix = (): string =>
  [["", ...heads], ...capabilities.map((name) => [name, ...roles.map((role) => mark(role, name))])]
    .map(([name = "", ...marks]) =>
      [name.padEnd(26), ...marks.map((word, at) => word.padEnd(heads[at]?.length ?? 0))]
        .join(" ")
        .trimEnd(),
    )
    .join("\n");

describe("the policy page", () => {
  it("decides every line for every role", () => {
    expect(heads).toHaveLength(roles.length);
    expect(`\n${matrix()}\n`).toMatchInlineSnapshot(`
      "
                                 director office teacher carer health cook guard guardian family pickup platform
      centres.home.read          all      all    ·       ·     ·      ·    ·     ·        ·      ·      ·
      centres.centre.change      all      ·      ·       ·     ·      ·    ·     ·        ·      ·      ·
      centres.class.read         all      all    ·       ·     all    ·    ·     ·        ·      ·      ·
      centres.class.change       all      all    ·       ·     ·      ·    ·     ·        ·      ·      ·
      centres.calendar.read      all      all    all     all   all    all  ·     ·        ·      ·      ·
      centres.calendar.change    all      all    ·       ·     ·      ·    ·     ·        ·      ·      ·
      accounts.own.read          all      all    all     all   all    all  all   all      all    all    all
      accounts.own.change        all      all    all     all   all    all  all   all      all    all    all
      accounts.account.read      all      all    ·       ·     ·      ·    ·     ·        ·      ·      ·
      accounts.account.open      all      all    ·       ·     ·      ·    ·     ·        ·      ·      ·
      accounts.password.reset    all      all    ·       ·     ·      ·    ·     ·        ·      ·      ·
      accounts.invitation.make   all      all    ·       ·     ·      ·    ·     ·        ·      ·      ·
      accounts.device.read       all      all    ·       ·     ·      ·    ·     ·        ·      ·      ·
      accounts.device.change     all      all    ·       ·     ·      ·    ·     ·        ·      ·      ·
      accounts.device.handBack   ·        ·      ·       ·     ·      ·    ·     ·        ·      ·      ·
      accounts.pin.enter         ·        ·      ·       ·     ·      ·    ·     ·        ·      ·      ·
      accounts.pin.remove        all      all    ·       ·     ·      ·    ·     ·        ·      ·      ·
      files.face.read            all      all    all     all   all    all  all   all      all    all    ·
      files.face.change          all      all    class   class ·      ·    ·     ·        ·      ·      ·
      children.list.read         all      all    ·       ·     all    ·    ·     ·        ·      ·      ·
      children.child.read        all      all    class   class all    ·    ·     ·        ·      ·      ·
      children.child.register    all      all    ·       ·     ·      ·    ·     ·        ·      ·      ·
      children.child.change      all      all    ·       ·     ·      ·    ·     ·        ·      ·      ·
      children.identity.reveal   all      all    ·       ·     ·      ·    ·     ·        ·      ·      ·
      children.health.change     all      all    ·       ·     all    ·    ·     ·        ·      ·      ·
      children.needs.read        all      all    ·       ·     all    all  ·     ·        ·      ·      ·
      children.consents.read     all      all    ·       ·     ·      ·    ·     ·        ·      ·      ·
      children.phones.reveal     all      all    class   class all    ·    ·     ·        ·      ·      ·
      children.custody.read      all      all    class   class ·      ·    ·     ·        ·      ·      ·
      children.custody.change    all      all    ·       ·     ·      ·    ·     ·        ·      ·      ·
      children.own.read          ·        ·      ·       ·     ·      ·    ·     own      own    ·      ·
      children.own.consent       ·        ·      ·       ·     ·      ·    ·     own      ·      ·      ·
      children.pickUp.read       ·        ·      ·       ·     ·      ·    ·     ·        ·      all    ·
      staff.list.read            all      all    ·       ·     ·      ·    ·     ·        ·      ·      ·
      staff.member.read          all      all    ·       ·     ·      ·    ·     ·        ·      ·      ·
      staff.member.change        all      all    ·       ·     ·      ·    ·     ·        ·      ·      ·
      enrolment.board.read       all      all    ·       ·     ·      ·    ·     ·        ·      ·      ·
      enrolment.child.admit      all      all    ·       ·     ·      ·    ·     ·        ·      ·      ·
      enrolment.application.read all      all    ·       ·     ·      ·    ·     ·        ·      ·      ·
      enrolment.application.change all      all    ·       ·     ·      ·    ·     ·        ·      ·      ·
      enrolment.offer.make       all      all    ·       ·     ·      ·    ·     ·        ·      ·      ·
      enrolment.setting.change   all      ·      ·       ·     ·      ·    ·     ·        ·      ·      ·
      enrolment.agreement.read   all      all    ·       ·     ·      ·    ·     own      ·      ·      ·
      enrolment.roster.import    all      all    ·       ·     ·      ·    ·     ·        ·      ·      ·
      enrolment.roster.export    all      all    ·       ·     ·      ·    ·     ·        ·      ·      ·
      meals.menu.read            all      all    all     all   all    all  ·     ·        ·      ·      ·
      meals.menu.plan            all      all    ·       ·     ·      all  ·     ·        ·      ·      ·
      meals.menu.publish         all      all    ·       ·     ·      all  ·     ·        ·      ·      ·
      meals.menu.check           all      all    ·       ·     all    all  ·     ·        ·      ·      ·
      meals.clash.sign           all      ·      ·       ·     all    ·    ·     ·        ·      ·      ·
      meals.allergy.explain      all      all    ·       ·     all    all  ·     ·        ·      ·      ·
      meals.food.read            all      all    ·       ·     ·      all  ·     ·        ·      ·      ·
      meals.food.change          all      all    ·       ·     ·      all  ·     ·        ·      ·      ·
      meals.dish.read            all      all    ·       ·     ·      all  ·     ·        ·      ·      ·
      meals.dish.change          all      all    ·       ·     ·      all  ·     ·        ·      ·      ·
      meals.own.read             ·        ·      ·       ·     ·      ·    ·     own      own    ·      ·
      meals.nutrition.read       all      all    ·       ·     all    all  ·     ·        ·      ·      ·
      meals.setting.change       all      ·      ·       ·     all    ·    ·     ·        ·      ·      ·
      attendance.room.read       all      all    class   class all    ·    ·     ·        ·      ·      ·
      attendance.log.write       all      all    class   class all    ·    ·     ·        ·      ·      ·
      attendance.absence.record  all      all    class   class all    ·    ·     own      own    ·      ·
      attendance.absence.follow  all      all    class   class all    ·    ·     ·        ·      ·      ·
      attendance.checks.read     all      all    ·       ·     all    ·    ·     ·        ·      ·      ·
      attendance.checks.record   all      all    ·       ·     all    ·    ·     ·        ·      ·      ·
      attendance.register.read   all      all    class   class all    ·    ·     ·        ·      ·      ·
      attendance.duty.record     all      all    class   class all    ·    ·     ·        ·      ·      ·
      attendance.headcount.record all      all    class   class all    ·    ·     ·        ·      ·      ·
      attendance.headcount.read  all      all    class   class all    ·    ·     ·        ·      ·      ·
      attendance.evacuation.read all      all    ·       ·     all    ·    ·     ·        ·      ·      ·
      attendance.approval.give   ·        ·      ·       ·     ·      ·    ·     own      ·      ·      ·
      attendance.card.make       all      all    ·       ·     ·      ·    ·     ·        ·      ·      ·
      attendance.card.show       ·        ·      ·       ·     ·      ·    ·     own      own    all    ·
      attendance.board.read      all      all    ·       ·     all    ·    ·     ·        ·      ·      ·
      health.growth.read         all      ·      class   class all    ·    ·     own      own    ·      ·
      health.growth.record       all      ·      class   class all    ·    ·     ·        ·      ·      ·
      learning.observation.read  all      ·      class   class ·      ·    ·     own      own    ·      ·
      learning.observation.write all      ·      class   class ·      ·    ·     ·        ·      ·      ·
      learning.plan.read         all      all    class   class ·      ·    ·     ·        ·      ·      ·
      learning.plan.write        all      ·      class   class ·      ·    ·     ·        ·      ·      ·
      messages.thread.read       all      all    class   class ·      ·    ·     own      own    ·      ·
      messages.thread.write      all      all    class   class ·      ·    ·     own      own    ·      ·
      messages.notice.read       all      all    class   class ·      ·    ·     ·        ·      ·      ·
      messages.notice.write      all      all    class   class ·      ·    ·     ·        ·      ·      ·
      messages.notice.publish    all      all    class   class ·      ·    ·     ·        ·      ·      ·
      messages.notice.own        ·        ·      ·       ·     ·      ·    ·     own      own    ·      ·
      messages.activity.read     all      all    class   class ·      ·    ·     ·        ·      ·      ·
      messages.activity.write    all      all    class   class ·      ·    ·     ·        ·      ·      ·
      messages.activity.own      ·        ·      ·       ·     ·      ·    ·     own      own    ·      ·
      families.today.read        ·        ·      ·       ·     ·      ·    ·     own      own    ·      ·
      families.home.write        ·        ·      ·       ·     ·      ·    ·     own      own    ·      ·
      families.calendar.read     ·        ·      ·       ·     ·      ·    ·     own      own    ·      ·
      families.feed.make         ·        ·      ·       ·     ·      ·    ·     own      own    ·      ·
      families.todo.give         all      all    class   class all    ·    ·     ·        ·      ·      ·
      families.todo.finish       ·        ·      ·       ·     ·      ·    ·     own      own    ·      ·
      families.report.read       ·        ·      ·       ·     ·      ·    ·     own      own    ·      ·
      families.alert.read        ·        ·      ·       ·     ·      ·    ·     own      own    ·      ·
      families.notification.change ·        ·      ·       ·     ·      ·    ·     own      own    ·      ·
      families.hook.change       all      ·      ·       ·     ·      ·    ·     ·        ·      ·      ·
      families.groupCard.read    all      all    class   class ·      ·    ·     ·        ·      ·      ·
      families.archive.make      ·        ·      ·       ·     ·      ·    ·     own      ·      ·      ·
      families.reads.read        ·        ·      ·       ·     ·      ·    ·     own      ·      ·      ·
      families.document.own      ·        ·      ·       ·     ·      ·    ·     own      own    ·      ·
      families.document.accept   ·        ·      ·       ·     ·      ·    ·     own      ·      ·      ·
      families.document.read     all      all    ·       ·     ·      ·    ·     ·        ·      ·      ·
      families.document.record   all      all    ·       ·     ·      ·    ·     ·        ·      ·      ·
      families.document.remind   all      all    ·       ·     ·      ·    ·     ·        ·      ·      ·
      families.correction.ask    ·        ·      ·       ·     ·      ·    ·     own      ·      ·      ·
      families.correction.read   all      all    ·       ·     ·      ·    ·     ·        ·      ·      ·
      families.correction.settle all      all    ·       ·     ·      ·    ·     ·        ·      ·      ·
      rosters.week.read          all      all    all     all   all    all  all   ·        ·      ·      ·
      rosters.shift.plan         all      all    ·       ·     ·      ·    ·     ·        ·      ·      ·
      rosters.leave.record       all      all    ·       ·     ·      ·    ·     ·        ·      ·      ·
      kitchen.day.read           all      all    ·       ·     all    all  ·     ·        ·      ·      ·
      kitchen.sample.record      all      all    ·       ·     all    all  ·     ·        ·      ·      ·
      kitchen.record.write       all      all    ·       ·     ·      all  ·     ·        ·      ·      ·
      reports.timeline.read      all      all    class   class all    ·    ·     ·        ·      ·      ·
      reports.outbox.read        all      ·      ·       ·     ·      ·    ·     ·        ·      ·      ·
      reports.outbox.retry       all      ·      ·       ·     ·      ·    ·     ·        ·      ·      ·
      reports.audit.read         all      ·      ·       ·     ·      ·    ·     ·        ·      ·      ·
      "
    `);
  });

  it("opens to a class's tablet its room and nothing else", () => {
    const tablet = { role: null, classId: "own" };
    const opened = capabilities.filter((capability) => may(tablet, capability));
    expect(opened).toEqual([
      "accounts.device.handBack",
      "accounts.pin.enter",
      "files.face.read",
      "children.phones.reveal",
      "children.custody.read",
      "attendance.room.read",
      "attendance.log.write",
      "attendance.absence.record",
      "attendance.duty.record",
      "attendance.headcount.record",
    ]);
    expect(capabilities.filter((one) => may(tablet, one, { classIds: ["own"] }))).toEqual(opened);
    expect(capabilities.filter((one) => may(tablet, one, { classIds: ["other"] }))).toEqual([]);
    expect(capabilities.filter((one) => may(tablet, one, { childId: "a" }))).toEqual([]);
  });

  it("names only what something asks", () => {
    const asking = productCode("app").filter(
      (file) => !/^app\/(access\/policy|standards\/)/.test(file),
    );
    const asked = new Set(
      asking.flatMap((file) =>
        nodesOf(parse(file))
          .filter(ts.isStringLiteral)
          .map(({ text }) => text),
      ),
    );
    const idle = capabilities.filter((name) => !asked.has(name));
    expectNone(idle.map((name) => `${name}: nothing asks for it; take the line off policy.ts`));
  });
});

const anyRole = fc.constantFrom(...roles);
const anyCapability = fc.constantFrom(...capabilities);
const ids = fc.uniqueArray(fc.constantFrom<string>("a", "b", "c", "d"));

describe("may", () => {
  const everywhere = (role: Role, capability: Capability) =>
    policy[capability].roles.some((one) => one === role);

  it("lets a teacher into the own classes and no others", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...classroomRoles),
        anyCapability,
        ids,
        ids,
        (role, what, own, asked) => {
          const shares = own.some((id) => asked.includes(id));
          const allowed = may({ role, classIds: own }, what, { classIds: asked });
          expect(allowed).toBe(everywhere(role, what) || (policy[what].teacherOfClass && shares));
        },
      ),
    );
  });

  it("lets a guardian to the own children and no others", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...familyRoles),
        anyCapability,
        ids,
        fc.constantFrom<string>("a", "b", "x"),
        (role, what, own, childId) => {
          const allowed = may({ role, childIds: own }, what, { childId });
          expect(allowed).toBe(
            everywhere(role, what) || (policy[what].guardian && own.includes(childId)),
          );
          const signs = may({ role, signedChildIds: own }, what, { childId });
          expect(signs).toBe(
            everywhere(role, what) ||
              (policy[what].signer && role === "guardian" && own.includes(childId)),
          );
        },
      ),
    );
  });

  it("never gives more for a named class or child than in general, and nothing without a role", () => {
    fc.assert(
      fc.property(
        anyRole,
        anyCapability,
        ids,
        ids,
        fc.option(fc.constantFrom("a", "x")),
        (role, what, classIds, childIds, child) => {
          const target = { classIds, childId: child ?? undefined };
          const subject = { role, classIds: childIds, childIds };
          expect(may(subject, what, target) && !may({ role }, what)).toBe(false);
          expect(may({ ...subject, role: null }, what, target)).toBe(false);
        },
      ),
    );
  });
});
