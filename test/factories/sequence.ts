import type { Result } from "~/lib/result";

let count = 0;

/** A new number in this test file: keeps names and phones apart. */
export const nextNumber = (): number => (count += 1);

/** An invented mobile number nobody else in this test file has. */
export const aPhone = (): string => `199${String(nextNumber()).padStart(8, "0")}`;

/** The value of a command that a test needs to succeed; a refusal fails the test with its reason. */
export function done<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`refused: ${result.reason} ${JSON.stringify(result)}`);
  return result.value;
}
