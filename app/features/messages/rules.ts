import type { MessageSide, Role } from "~db/enums";
import { daysBetween } from "~/lib/dates";

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

/** What a line holds at most. */
export const maxBody = 2000;
export const maxPhotos = 9;

/** Until the end of this many days after it was sent, its writer may take a line back. */
const withdrawDays = 7;

export const mayWithdraw = ({ sentOn, today }: { sentOn: string; today: string }): boolean =>
  daysBetween(sentOn, today) <= withdrawDays;

/** Characters that show nothing, beside those that a trim takes: joiners and marks of direction. */
const unseen = /[\s\u200b-\u200f\u2060\ufe0f\ufeff]/gu;

export const isBlank = (text: string): boolean => text.replace(unseen, "") === "";

const pictures =
  /^(?:[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}\u200d\ufe0f\u20e3\s]|[#*0-9]\ufe0f?\u20e3)+$/u;
const fewPictures = 12;

/** A few emoji and nothing else: shown large. */
export const isEmojiOnly = (text: string): boolean =>
  !isBlank(text) && pictures.test(text) && [...text.replace(unseen, "")].length <= fewPictures;
