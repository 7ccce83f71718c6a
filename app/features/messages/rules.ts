import type { MessageSide, Role } from "~db/enums";

/** How many lines of a thread stand on one page, and how many threads on the list's. */
export const linesOfPage = 40;
export const threadsOfPage = 30;

/** Who speaks: the role that a person has switched to decides, not the person. */
export const sideOf = (role: Role | null): MessageSide =>
  role === "guardian" || role === "familyMember" ? "family" : "centre";

export const otherSide = (side: MessageSide): MessageSide =>
  side === "family" ? "centre" : "family";

/** Lines under the days on which they were written, both in the order in which they came. */
export function byDay<T extends { day: string }>(
  lines: readonly T[],
): { day: string; lines: T[] }[] {
  const days: { day: string; lines: T[] }[] = [];
  for (const line of lines) {
    const last = days.at(-1);
    if (last?.day === line.day) last.lines.push(line);
    else days.push({ day: line.day, lines: [line] });
  }
  return days;
}
