/** What of a child can be read, by kind, and under which capability each reading is written down. */
export const readKinds = {
  record: ["children.child.read", "children.consents.export", "enrolment.agreement.read", "families.correction.read", "enrolment.roster.export"], // prettier-ignore
  health: [
    "health.growth.read",
    "attendance.checks.read",
    "attendance.absence.follow",
    "families.correction.health",
  ],
  identity: ["children.identity.reveal"],
  custody: ["children.custody.read"],
  phones: ["children.phones.reveal"],
  day: ["attendance.room.read"],
  family: ["children.own.read", "families.today.read", "families.archive.make", "children.pickUp.read"], // prettier-ignore
} as const;

export type ReadKind = keyof typeof readKinds;

// reason: the keys of `readKinds` are its kinds
export const readKindNames = Object.keys(readKinds) as ReadKind[];

export const capabilitiesOfKind = (kind: ReadKind | null): string[] =>
  kind ? [...readKinds[kind]] : Object.values(readKinds).flat();

/** Read of a whole class and written down with the class alone. */
export const classWide: readonly string[] = ["attendance.room.read", "attendance.checks.read"];

/** How many days stand on one page. */
export const daysOfPage = 7;
