import type { TFunction } from "i18next";
import { instantOf } from "~/lib/clock";
import { formatTime } from "~/lib/dates";
import type { CountOfDay } from "../headcount/queries.server";
import { countOf } from "../headcount/rules";
import { missedInWords } from "./count-words";

/** A day's counts as a table of a workbook. */
export function countsSheet(t: TFunction, counts: readonly CountOfDay[], timeZone: string) {
  const column = (key: string, width: number) => ({ header: t(`attendance:counts.${key}`), width });
  return {
    columns: [
      ...[column("time", 8), column("class", 14), column("transition", 14), column("note", 20)],
      ...[column("there", 12), column("missed", 40), column("by", 12)],
    ],
    rows: counts.map((count) => {
      const { there, due } = countOf(count);
      return [
        ...[formatTime(instantOf(count.at), timeZone), count.className],
        ...[t(`enums:transition.${count.transition}`), count.note, `${there} / ${due}`],
        ...[missedInWords(t, count, timeZone), count.by],
      ];
    }),
  };
}
