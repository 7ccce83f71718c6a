import type { ConsentKind, ConsentState } from "~db/enums";

/** 个人信息保护法 art. 28–31: without these two the centre may not keep the child's file at all. */
export const necessaryConsents: readonly ConsentKind[] = ["enrolmentPrivacy", "healthData"];

/**
 * Which wording of each is asked today. A new wording is a new number and a new text in i18n, and the former
 * texts stay: they are what older answers were given to.
 */
export const consentVersions: Record<ConsentKind, number> = {
  enrolmentPrivacy: 1,
  healthData: 1,
  classPhotos: 1,
  publicityPhotos: 2,
  researchPhotos: 1,
  pickUpPersons: 1,
  outings: 1,
  emergencyTreatment: 1,
  authoritySharing: 1,
};

export const consentStandings = ["unanswered", "outdated", "declined", "granted"] as const;
export type ConsentStanding = (typeof consentStandings)[number];

type Answer = { kind: ConsentKind; state: ConsentState; version: number };

/** A consent given to an older wording stays in force, and is to be confirmed again; a no needs no second one. */
export const isOutdated = ({ kind, state, version }: Answer): boolean =>
  state === "granted" && version < consentVersions[kind];

export function standingOf(answer: Answer | undefined): ConsentStanding {
  if (!answer) return "unanswered";
  if (isOutdated(answer)) return "outdated";
  return answer.state === "granted" ? "granted" : "declined";
}

type Decision = { kind: ConsentKind; state: ConsentState; decidedAt: string };

/** The answer in force for each kind: the newest decision. Input in any order. */
export function consentsInForce<D extends Decision>(decisions: readonly D[]): Map<ConsentKind, D> {
  const latest = new Map<ConsentKind, D>();
  for (const decision of decisions) {
    const known = latest.get(decision.kind);
    if (!known || known.decidedAt <= decision.decidedAt) latest.set(decision.kind, decision);
  }
  return latest;
}

/** What a guardian may answer next; withdrawing is as easy as giving (art. 15). */
export function nextConsentStates(
  current: ConsentState | undefined,
  outdated = false,
): ConsentState[] {
  if (outdated) return ["granted", "withdrawn"];
  return current === "granted" ? ["withdrawn"] : current ? ["granted"] : ["granted", "refused"];
}
