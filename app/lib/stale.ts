import { refuse, type Refusal } from "./result";

/** The input of a command that the product calls too: without a version nothing is compared. */
export type MaybeVersioned<Input extends { version: string }> = Omit<Input, "version"> & {
  version?: string;
};

type Shown = string | number | boolean | null | readonly string[] | undefined;

const asPosted = (value: Shown): string =>
  typeof value === "boolean" ? (value ? "on" : "") : String(value ?? "");

/** The state of a row that a form is filled in from. */
export const versionOf = (updatedAt: Date): string => updatedAt.toISOString();

/**
 * Refuses a form that was filled in from an older state than the stored one, with what stands now: only what
 * the form itself shows, as it posts it. What a form hides, an identity number or a phone, stays out.
 */
export function refuseStale(
  given: string | undefined,
  stored: string,
  shown: Record<string, Shown>,
): Refusal | null {
  if (given === undefined || given === stored) return null;
  const fields = Object.entries(shown).map(([name, value]) => [name, asPosted(value)]);
  return { ...refuse("stale"), current: { ...Object.fromEntries(fields), version: stored } };
}
