import type { GuardianGrade, Role } from "~db/enums";

/** Who is asking, as far as a rule needs to know. `role` is the one switched to. */
export type Subject = {
  role: Role | null;
  /** Of a paired tablet, which has no role: the class it stands in. */
  classId?: string;
  classIds?: readonly string[];
  childIds?: readonly string[];
  /** Of them those for whom this person signs. */
  signedChildIds?: readonly string[];
};

/** What is asked about; a scoped rule without a target answers "somewhere, yes". */
export type Target = { classIds?: readonly string[]; childId?: string };

export type Rule = {
  roles: readonly Role[];
  teacherOfClass: boolean;
  guardian: boolean;
  signer: boolean;
  device: boolean;
  orTeacherOfClass: () => Rule;
  /** Guardians and members of the family, for the children whose days they may see. */
  orGuardian: () => Rule;
  /** Guardians alone, for the children they sign for. */
  orSigner: () => Rule;
  /** A class's paired tablet, for its class and the children who belong there today. */
  orDevice: () => Rule;
};

type Scopes = Pick<Rule, "teacherOfClass" | "guardian" | "signer" | "device">;

function rule(roles: readonly Role[], scopes: Scopes): Rule {
  return {
    ...{ roles, ...scopes },
    orTeacherOfClass: () => rule(roles, { ...scopes, teacherOfClass: true }),
    orGuardian: () => rule(roles, { ...scopes, guardian: true }),
    orSigner: () => rule(roles, { ...scopes, signer: true }),
    orDevice: () => rule(roles, { ...scopes, device: true }),
  };
}

const allow = (...roles: Role[]): Rule =>
  rule(roles, { teacherOfClass: false, guardian: false, signer: false, device: false });

export const classroomRoles = ["teacher", "carer"] as const satisfies readonly Role[];
export const familyRoles = ["guardian", "familyMember"] as const satisfies readonly Role[];

/** Who signs for a child, and whose family pages show it: one grade a child. An emergency contact sees nothing. */
export const signingGrades: readonly GuardianGrade[] = ["primary", "secondary"];
export const seeingGrades: readonly GuardianGrade[] = [...signingGrades, "family"];

const everyone = allow(
  ...(["director", "office", "teacher", "carer", "healthWorker", "cook", "guard"] as const),
  ...(["guardian", "familyMember", "pickupOnly", "platformAdmin"] as const),
);

/** The one page: every capability on one line. Loaders, actions, jobs and navigation ask nothing else. */
export const policy = {
  "centres.home.read": allow("director", "office"),
  "centres.centre.change": allow("director"),
  "centres.class.read": allow("director", "office", "healthWorker"),
  "centres.class.change": allow("director", "office"),
  "centres.calendar.read": allow("director", "office", "healthWorker", "cook", "teacher", "carer"),
  "centres.calendar.change": allow("director", "office"),
  "accounts.own.read": everyone,
  "accounts.own.change": everyone,
  "accounts.account.read": allow("director", "office"),
  "accounts.account.open": allow("director", "office"),
  "accounts.password.reset": allow("director", "office"),
  "accounts.invitation.make": allow("director", "office"),
  "accounts.device.read": allow("director", "office"),
  "accounts.device.change": allow("director", "office"),
  "accounts.device.handBack": allow().orDevice(),
  "accounts.pin.enter": allow().orDevice(),
  "accounts.pin.remove": allow("director", "office"),
  "files.face.read": allow("director", "office", "healthWorker", "guard", "teacher", "carer", "pickupOnly", "guardian", "familyMember", "cook").orDevice(), // prettier-ignore
  "files.face.change": allow("director", "office").orTeacherOfClass(),
  "children.list.read": allow("director", "office", "healthWorker"),
  "children.child.read": allow("director", "office", "healthWorker").orTeacherOfClass(),
  "children.child.register": allow("director", "office"),
  "children.child.change": allow("director", "office"),
  "children.identity.reveal": allow("director", "office"),
  "children.health.change": allow("director", "office", "healthWorker"),
  "children.needs.read": allow("director", "office", "healthWorker", "cook"),
  "children.consents.read": allow("director", "office"),
  "children.phones.reveal": allow("director", "office", "healthWorker").orTeacherOfClass().orDevice(), // prettier-ignore
  "children.custody.read": allow("director", "office").orTeacherOfClass().orDevice(),
  "children.custody.change": allow("director", "office"),
  "children.own.read": allow().orGuardian(),
  "children.own.consent": allow().orSigner(),
  "children.pickUp.read": allow("pickupOnly"),
  "staff.list.read": allow("director", "office"),
  "staff.member.read": allow("director", "office"),
  "staff.member.change": allow("director", "office"),
  "enrolment.board.read": allow("director", "office"),
  "enrolment.child.admit": allow("director", "office"),
  "enrolment.application.read": allow("director", "office"),
  "enrolment.application.change": allow("director", "office"),
  "enrolment.offer.make": allow("director", "office"),
  "enrolment.setting.change": allow("director"),
  "enrolment.agreement.read": allow("director", "office").orSigner(),
  "enrolment.roster.import": allow("director", "office"),
  "enrolment.roster.export": allow("director", "office"),
  "meals.menu.read": allow("director", "office", "healthWorker", "cook", "teacher", "carer"),
  "meals.menu.plan": allow("director", "office", "cook"),
  "meals.menu.publish": allow("director", "office", "cook"),
  "meals.menu.check": allow("director", "office", "healthWorker", "cook"),
  "meals.clash.sign": allow("director", "healthWorker"),
  "meals.allergy.explain": allow("director", "office", "healthWorker", "cook"),
  "meals.food.read": allow("director", "office", "cook"),
  "meals.food.change": allow("director", "office", "cook"),
  "meals.dish.read": allow("director", "office", "cook"),
  "meals.dish.change": allow("director", "office", "cook"),
  "meals.own.read": allow().orGuardian(),
  "meals.nutrition.read": allow("director", "office", "healthWorker", "cook"),
  "meals.setting.change": allow("director", "healthWorker"),
  "attendance.room.read": allow("director", "office", "healthWorker").orTeacherOfClass().orDevice(),
  "attendance.log.write": allow("director", "office", "healthWorker").orTeacherOfClass().orDevice(),
  "attendance.absence.record": allow("director", "office", "healthWorker").orTeacherOfClass().orGuardian().orDevice(), // prettier-ignore
  "attendance.absence.follow": allow("director", "office", "healthWorker").orTeacherOfClass(),
  "attendance.checks.read": allow("director", "office", "healthWorker"),
  "attendance.checks.record": allow("director", "office", "healthWorker"),
  "attendance.register.read": allow("director", "office", "healthWorker").orTeacherOfClass(),
  "attendance.duty.record": allow("director", "office", "healthWorker")
    .orTeacherOfClass()
    .orDevice(),
  "attendance.headcount.record": allow("director", "office", "healthWorker")
    .orTeacherOfClass()
    .orDevice(),
  "attendance.headcount.read": allow("director", "office", "healthWorker").orTeacherOfClass(),
  "attendance.evacuation.read": allow("director", "office", "healthWorker"),
  "attendance.approval.give": allow().orSigner(),
  "attendance.card.make": allow("director", "office"),
  "attendance.card.show": allow("pickupOnly").orGuardian(),
  "attendance.board.read": allow("director", "office", "healthWorker"),
  "health.growth.read": allow("director", "healthWorker").orTeacherOfClass().orGuardian(),
  "health.growth.record": allow("director", "healthWorker").orTeacherOfClass(),
  "learning.observation.read": allow("director").orTeacherOfClass().orGuardian(),
  "learning.observation.write": allow("director").orTeacherOfClass(),
  "learning.plan.read": allow("director", "office").orTeacherOfClass(),
  "learning.plan.write": allow("director").orTeacherOfClass(),
  "messages.thread.read": allow("director", "office").orTeacherOfClass().orGuardian(),
  "messages.thread.write": allow("director", "office").orTeacherOfClass().orGuardian(),
  "messages.notice.read": allow("director", "office").orTeacherOfClass(),
  "messages.notice.write": allow("director", "office").orTeacherOfClass(),
  "messages.notice.publish": allow("director", "office").orTeacherOfClass(),
  "messages.notice.own": allow().orGuardian(),
  "messages.activity.read": allow("director", "office").orTeacherOfClass(),
  "messages.activity.write": allow("director", "office").orTeacherOfClass(),
  "messages.activity.own": allow().orGuardian(),
  "families.today.read": allow().orGuardian(),
  "families.home.write": allow().orGuardian(),
  "families.calendar.read": allow().orGuardian(),
  "families.feed.make": allow().orGuardian(),
  "families.todo.give": allow("director", "office", "healthWorker").orTeacherOfClass(),
  "families.todo.finish": allow().orGuardian(),
  "families.report.read": allow().orGuardian(),
  "families.alert.read": allow().orGuardian(),
  "families.notification.change": allow().orGuardian(),
  "families.hook.change": allow("director"),
  "families.groupCard.read": allow("director", "office").orTeacherOfClass(),
  "families.archive.make": allow().orSigner(),
  "families.reads.read": allow().orSigner(),
  "families.document.own": allow().orGuardian(),
  "families.document.accept": allow().orSigner(),
  "families.document.read": allow("director", "office"),
  "families.document.record": allow("director", "office"),
  "families.document.remind": allow("director", "office"),
  "families.correction.ask": allow().orSigner(),
  "families.correction.read": allow("director", "office"),
  "families.correction.settle": allow("director", "office"),
  "rosters.week.read": allow("director", "office", "teacher", "carer", "healthWorker", "cook", "guard"), // prettier-ignore
  "rosters.shift.plan": allow("director", "office"),
  "rosters.leave.record": allow("director", "office"),
  "kitchen.day.read": allow("director", "office", "healthWorker", "cook"),
  "kitchen.sample.record": allow("director", "office", "healthWorker", "cook"),
  "kitchen.record.write": allow("director", "office", "cook"),
  "reports.timeline.read": allow("director", "office", "healthWorker").orTeacherOfClass(),
  "reports.outbox.read": allow("director"),
  "reports.outbox.retry": allow("director"),
  "reports.audit.read": allow("director"),
} satisfies Record<string, Rule>;

export type Capability = keyof typeof policy;

/** The resolver behind server and UI alike. */
export function may(subject: Subject, capability: Capability, target?: Target): boolean {
  const asked: Rule = policy[capability];
  const { role, classId } = subject;
  if (role === null) {
    if (!classId || !asked.device) return false;
    return !target || Boolean(target.classIds?.includes(classId));
  }
  if (asked.roles.includes(role)) return true;
  if (asked.teacherOfClass && classroomRoles.some((own) => own === role)) {
    return !target || Boolean(target.classIds?.some((id) => subject.classIds?.includes(id)));
  }
  if (asked.guardian && familyRoles.some((own) => own === role)) {
    return !target || Boolean(target.childId && subject.childIds?.includes(target.childId));
  }
  if (asked.signer && role === "guardian") {
    return !target || Boolean(target.childId && subject.signedChildIds?.includes(target.childId));
  }
  return false;
}

const capabilities = new Map<Role | null, readonly Capability[]>();

/** What the navigation may show to a role. */
export function capabilitiesOf(role: Role | null): readonly Capability[] {
  const known = capabilities.get(role);
  if (known) return known;
  // reason: the keys of `policy` are its capabilities
  const all = Object.keys(policy) as Capability[];
  const made = all.filter((capability) => may({ role }, capability));
  capabilities.set(role, made);
  return made;
}
