import { hash } from "node:crypto";

/** Chances that fall the same way on every machine: each question has its own name. */
export const chance = (question: string): number =>
  Number.parseInt(hash("sha256", question).slice(0, 8), 16) / 0x1_0000_0000;

export const isLucky = (question: string, share: number): boolean => chance(question) < share;

/** A whole number from `from` through `through`. */
export const among = (question: string, from: number, through: number): number =>
  from + Math.floor(chance(question) * (through - from + 1));

export function oneOf<T>(question: string, choices: readonly [T, ...T[]]): T {
  return choices[among(question, 0, choices.length - 1)] ?? choices[0];
}
