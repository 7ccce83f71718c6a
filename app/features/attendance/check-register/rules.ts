import { rateOf, type CheckCounts } from "../checks/rules";

export type CheckTotals = CheckCounts & {
  /** Checked ÷ present, in percent with one decimal. */
  rate: number | null;
};

/** What some days or classes come to. */
export function sumOf(counts: readonly CheckCounts[]): CheckTotals {
  const sum = (of: keyof CheckCounts) => counts.reduce((total, one) => total + one[of], 0);
  const [present, checked] = [sum("present"), sum("checked")];
  return { present, checked, abnormal: sum("abnormal"), rate: rateOf(checked, present) };
}

/** How a cell of the month's sheet reads: nobody there, everyone checked, some not; `!` where one was not well. */
export type CellLook = "nobody" | "all" | "some";

export function lookOf({ present, checked }: CheckCounts): CellLook {
  if (present === 0 && checked === 0) return "nobody";
  return checked >= present ? "all" : "some";
}

/** √, !2, 14/16 !1: the same on the page, on paper and in a workbook. */
export function cellText(counts: CheckCounts): string {
  const look = lookOf(counts);
  if (look === "nobody") return "";
  const { checked, present, abnormal } = counts;
  const done = look === "all" ? (abnormal > 0 ? "" : "√") : `${checked}/${present}`;
  return [done, abnormal > 0 ? `!${abnormal}` : ""].filter(Boolean).join(" ");
}

/** One child's day: checked, found not well, or there and not checked. */
export function markText({ present, checked, abnormal }: CheckCounts): string {
  if (abnormal > 0) return "!";
  if (checked > 0) return "√";
  return present > 0 ? "?" : "";
}
