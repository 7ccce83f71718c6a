import type { TFunction } from "i18next";
import { instantOf } from "~/lib/clock";
import { formatDay, formatTime } from "~/lib/dates";
import { countOf, stillMissing, type Count } from "../headcount/rules";

/** 15 人都在; 14 / 15 人在 */
export function countInWords(t: TFunction, count: Pick<Count, "children">): string {
  const { there, due } = countOf(count);
  return there === due
    ? t("attendance:count.allThere", { count: due })
    : t("attendance:count.some", { there, due });
}

/** Who was not seen, and when each was found. */
export const missedInWords = (
  t: TFunction,
  { children }: Pick<Count, "children">,
  timeZone: string,
): string =>
  children
    .filter(({ isThere }) => !isThere)
    .map(({ name, foundAt }) =>
      foundAt
        ? t("attendance:count.missedFound", {
            name,
            time: formatTime(instantOf(foundAt), timeZone),
          })
        : t("attendance:count.missed", { name }),
    )
    .join(t("common:clauseSeparator"));

/** 11月12日 周四，清点 3 次，还有 1 人没找到 */
export function countDayInWords(
  t: TFunction,
  counts: readonly Count[],
  on: string,
  locale: string,
): string {
  const day = formatDay(on, locale);
  const count = counts.length;
  const n = stillMissing(counts).length;
  if (count === 0) return t("attendance:counts.nothing", { day });
  return n > 0
    ? t("attendance:counts.missing", { day, count, n })
    : t("attendance:counts.summary", { day, count });
}
