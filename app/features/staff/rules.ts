import { posts as allPosts, type CertificateKind, type Post, type Role } from "~db/enums";
import { addDays } from "~/lib/dates";

/** How long before its end a certificate asks to be renewed. */
export const expiringDays = 60;

export type CertificateState = "valid" | "expiring" | "expired";

/** `expiresOn` is the last day it is good for. */
export function certificateState(
  { expiresOn }: { expiresOn: string | null },
  day: string,
): CertificateState {
  if (expiresOn === null) return "valid";
  if (expiresOn < day) return "expired";
  return expiresOn <= addDays(day, expiringDays) ? "expiring" : "valid";
}

/**
 * What a post has to show; of the kinds in one group any one will do. Everyone: the yearly health
 * certificate (卫生保健工作规范). Director: training passed (设置标准; WS/T 821). Carer: 保育师, 育婴员 or
 * teacher. Health worker: trained by 妇幼保健机构. Guard: 保安员证.
 */
const neededByPost: Record<Post, readonly CertificateKind[][]> = {
  director: [["directorTraining"]],
  office: [],
  teacher: [["teacherCertificate"]],
  carer: [["childcareCertificate", "teacherCertificate"]],
  healthWorker: [["healthWorkerTraining"]],
  cook: [],
  guard: [["guardLicence"]],
};

export function neededCertificates(posts: readonly Post[]): CertificateKind[][] {
  const groups = posts.flatMap((post) => neededByPost[post]);
  const isCovered = (group: CertificateKind[], at: number) =>
    groups.some((other, i) => {
      const isStricter = other.every((kind) => group.includes(kind));
      return i !== at && isStricter && (other.length < group.length || i < at);
    });
  return [["healthCertificate"], ...groups.filter((group, at) => !isCovered(group, at))];
}

export type HeldCertificate = { kind: CertificateKind; expiresOn: string | null };

const lastsLonger = (a: HeldCertificate, b: HeldCertificate): boolean =>
  b.expiresOn !== null && (a.expiresOn === null || a.expiresOn > b.expiresOn);

/** A renewed certificate takes the place of the older ones of its kind. */
export function currentCertificates<C extends HeldCertificate>(held: readonly C[]): C[] {
  const newest = new Map<CertificateKind, C>();
  for (const certificate of held) {
    const known = newest.get(certificate.kind);
    if (!known || lastsLonger(certificate, known)) newest.set(certificate.kind, certificate);
  }
  return [...newest.values()];
}

export type CertificateGaps = {
  /** Groups of which nothing was ever recorded. */
  missing: CertificateKind[][];
  expired: CertificateKind[];
  expiring: CertificateKind[];
  /** The first day that something needed runs out or ran out on. */
  nextExpiry: string | null;
};

/** What is wrong, or soon will be, with the certificates a person's posts need. */
export function certificateGaps(
  posts: readonly Post[],
  held: readonly HeldCertificate[],
  day: string,
): CertificateGaps {
  const current = currentCertificates(held);
  const gaps: CertificateGaps = { missing: [], expired: [], expiring: [], nextExpiry: null };
  for (const group of neededCertificates(posts)) {
    const fitting = current.filter(({ kind }) => group.includes(kind));
    // of several that would do, the one that lasts longest counts
    const best = fitting.reduce<HeldCertificate | undefined>(
      (kept, each) => (kept && !lastsLonger(each, kept) ? kept : each),
      undefined,
    );
    if (!best) gaps.missing.push(group);
    else {
      const state = certificateState(best, day);
      if (state !== "valid") gaps[state].push(best.kind);
      if (best.expiresOn && (gaps.nextExpiry === null || best.expiresOn < gaps.nextExpiry)) {
        gaps.nextExpiry = best.expiresOn;
      }
    }
  }
  return gaps;
}

export const hasGaps = ({ missing, expired, expiring }: CertificateGaps): boolean =>
  missing.length + expired.length + expiring.length > 0;

/** Certificates that must be renewed, so that one without an end is a slip of the pen. */
export const mustExpire = (kind: CertificateKind): boolean => kind === "healthCertificate";

/** Posts that stand in a class. */
export const isClassroomPost = (post: Post): boolean => post === "teacher" || post === "carer";

/** Works on a day: hired, and not gone the day before. */
export const worksOn = (
  { hiredOn, leftOn }: { hiredOn: string; leftOn: string | null },
  day: string,
): boolean => hiredOn <= day && (leftOn === null || leftOn >= day);

/** Every post is a role of the same name; these end with the employment. */
export const staffRoles: readonly Role[] = allPosts;
