import type { Result } from "~/lib/result";

/** A refusal while seeding is a fault of the seed: it stops, and nothing is kept. */
export function must<T>(result: Result<T>, what: string): T {
  if (result.ok) return result.value;
  throw new Error(`The demo was refused: ${what}: ${JSON.stringify(result)}`);
}
