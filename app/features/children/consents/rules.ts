import type { ConsentKind, ConsentState } from "~db/enums";

/** 个人信息保护法 art. 28–31: without these two the centre may not keep the child's file at all. */
export const necessaryConsents: readonly ConsentKind[] = ["enrolmentPrivacy", "healthData"];

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
export function nextConsentStates(current: ConsentState | undefined): ConsentState[] {
  return current === "granted" ? ["withdrawn"] : current ? ["granted"] : ["granted", "refused"];
}
