import { ageBands } from "~/standards/age-bands";

/** What a centre has decided about children at the edge of a class's age band. */
export type AgeSettings = {
  /** Days that a child may stay on in a class it has outgrown, where its next place is planned. */
  graceDays: number;
  /** A child that turns three after 1 September stays with the older toddlers to 31 August. */
  keepsThreeYearOlds: boolean;
};

export const usualAges: AgeSettings = { graceDays: 31, keepsThreeYearOlds: true };

/** The clause that keeping three-year-olds departs from, for the page that offers it. */
export const keptAgainst = {
  title: ageBands.olderToddler.source.title,
  clause: ageBands.olderToddler.source.clause,
  fromMonths: ageBands.olderToddler.fromMonths,
  toMonths: ageBands.olderToddler.toMonths,
};
