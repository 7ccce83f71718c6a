import type { TFunction } from "i18next";
import { formatTime } from "~/lib/dates";
import type { CheckDay, CheckLine, CheckMonth } from "../check-register/queries.server";
import { cellText, markText } from "../check-register/rules";
import type { AttendanceRegister } from "../register/queries.server";
import { registerMarks } from "../register/rules";
import { findingsInWords, toldInWords } from "./check-words";
import { markSymbol, sickInWords } from "./register-words";

type Cell = string | number | null;
type Table = { columns: { header: string; width: number }[]; rows: Cell[][] };

const column = (header: string, width: number) => ({ header, width });

/** The day's register as a table of a workbook. */
export function checkDaySheet(t: TFunction, day: CheckDay, timeZone: string): Table {
  const word = (key: string) => t(`attendance:checkRegister.${key}`);
  const heads = (of: "ofMorning" | "ofNoon") =>
    (["time", "temperature", "findings", "told", "by"] as const).map((key) =>
      column(
        t(`attendance:checkRegister.${of}`, { what: word(key) }),
        key === "findings" ? 36 : 12,
      ),
    );
  const cells = (line: CheckLine | null): Cell[] =>
    line
      ? [
          ...[formatTime(line.at, timeZone), line.temperature ?? null],
          [t(`enums:checkResult.${line.result}`), findingsInWords(t, line)]
            .filter(Boolean)
            .join(t("common:clauseSeparator")),
          ...[toldInWords(t, line, timeZone), line.by],
        ]
      : [null, null, null, null, null];
  return {
    columns: [
      ...[column(word("class"), 12), column(word("child"), 12)],
      ...[...heads("ofMorning"), ...heads("ofNoon")],
    ],
    rows: day.rows.map((row) => [
      ...[row.className, row.name],
      ...[...cells(row.morning), ...cells(row.noon)],
    ]),
  };
}

const dayHeads = (days: readonly { day: string }[]) =>
  days.map(({ day }) => column(String(Number(day.slice(8))), 6));

/** The month's register as a table of a workbook, with its sums in the last row. */
export function checkMonthSheet(t: TFunction, month: CheckMonth, ofClass: boolean): Table {
  const word = (key: string) => t(`attendance:checkRegister.${key}`);
  const sums = ({ present, checked, abnormal, rate }: CheckMonth["totals"]) => [
    ...[present, checked, abnormal, rate],
  ];
  return {
    columns: [
      column(word(ofClass ? "child" : "class"), 14),
      ...dayHeads(month.days),
      ...["present", "checked", "abnormal"].map((key) => column(word(key), 8)),
      column(`${word("rate")} %`, 10),
    ],
    rows: [
      ...month.rows.map((row) => [
        row.name,
        ...row.cells.map((cell) => (ofClass ? markText(cell) : cellText(cell))),
        ...sums(row.totals),
      ]),
      [
        word("total"),
        ...month.days.map((day) => day.totals.checked || null),
        ...sums(month.totals),
      ],
    ],
  };
}

/** The attendance register as a table of a workbook: children, then how many came and were due each day. */
export function attendanceSheet(t: TFunction, register: AttendanceRegister, locale: string): Table {
  const word = (key: string) => t(`attendance:register.${key}`);
  const [came, ...others] = registerMarks;
  const sums = (totals: AttendanceRegister["totals"]) => [
    ...[totals.due, totals[came], totals.rate],
    ...others.map((mark) => totals[mark]),
  ];
  return {
    columns: [
      column(word("child"), 14),
      ...dayHeads(register.days),
      ...[column(word("due"), 8), column(word(`head.${came}`), 8)],
      column(`${word("rate")} %`, 10),
      ...others.map((mark) => column(word(`head.${mark}`), 8)),
      column(word("followUp"), 48),
    ],
    rows: [
      ...register.rows.map((row) => [
        ...[row.name, ...row.cells.map(markSymbol), ...sums(row.totals)],
        sickInWords(t, row.sick, locale).join("\n"),
      ]),
      [
        word("perDay"),
        ...register.days.map(({ totals }) =>
          totals.due > 0 ? `${totals.present}/${totals.due}` : null,
        ),
        ...[...sums(register.totals), null],
      ],
    ],
  };
}
