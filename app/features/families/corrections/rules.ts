import { correctionFacts, type CorrectionFact } from "~db/enums";

/** What says something of the child's health: whoever reads it is written down under health. */
const healthFacts: readonly CorrectionFact[] = ["allergy", "diet", "illness"];

export const isOfHealth = (fact: CorrectionFact): boolean => healthFacts.includes(fact);

/**
 * What is the guardian's own, where somebody lives among it: seen by that person and the office alone, and open once a
 * person; the database holds the same list.
 */
export const ownFacts = ["contact", "ownName", "ownPhone"] as const satisfies readonly CorrectionFact[]; // prettier-ignore

export const isOwnFact = (fact: CorrectionFact): boolean => ownFacts.some((own) => own === fact);

/** The facts in the order in which a family looks for them: the child's, then the own. */
export const factsOf = (of: "child" | "person"): CorrectionFact[] =>
  correctionFacts.filter((fact) => isOwnFact(fact) === (of === "person"));

/** How many stand on one page of the office's list. */
export const correctionsOfPage = 50;
