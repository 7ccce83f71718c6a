import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { classMark } from "~/components/class-chip";
import { EmptyState } from "~/components/empty-state";
import { Link } from "~/components/link";
import { DataTable, type Column } from "~/components/table";
import { formatTime } from "~/lib/dates";
import type { CheckDay, CheckDayRow, CheckLine } from "../check-register/queries.server";
import { WarmthTag } from "./check-rows";
import { degreesInWords, findingsInWords, toldInWords } from "./check-words";

type Part = "morning" | "noon";

const lineOf = (row: CheckDayRow, part: Part): CheckLine | null => row[part];

function found(t: TFunction, line: CheckLine, timeZone: string): string {
  const result = t(`enums:checkResult.${line.result}`);
  const told = line.result === "abnormal" ? toldInWords(t, line, timeZone) : "";
  return [result, findingsInWords(t, line), told].filter(Boolean).join(t("common:clauseSeparator"));
}

/** 晨午检 of one day, a row a child. */
export function CheckDayTable({ day, timeZone }: { day: CheckDay; timeZone: string }) {
  const { t } = useTranslation(["attendance", "enums", "common"]);
  const ofPart = (part: Part): Column<CheckDayRow>[] => {
    const head = (what: string) =>
      t(part === "morning" ? "checkRegister.ofMorning" : "checkRegister.ofNoon", {
        what: t(`checkRegister.${what}`),
      });
    return [
      {
        ...{ key: `${part}At`, header: head("time"), phone: "hide" },
        cell: (row) => {
          const line = lineOf(row, part);
          if (line) return formatTime(line.at, timeZone);
          const isMissing = part === "morning" || row.isDueAtNoon;
          return <span className="text-ink-3">{isMissing ? t("checkRegister.notChecked") : "–"}</span>; // prettier-ignore
        },
      },
      {
        ...{ key: `${part}Warmth`, header: head("temperature"), phone: "hide" },
        cell: (row) => {
          const line = lineOf(row, part);
          if (!line) return null;
          return (
            <span className="flex flex-wrap items-center gap-1 whitespace-nowrap">
              {degreesInWords(t, line)}
              <WarmthTag temperature={line.temperature} />
            </span>
          );
        },
      },
      {
        ...{ key: `${part}Found`, header: head("findings"), phone: "label", width: "22%" },
        cell: (row) => {
          const line = lineOf(row, part);
          if (!line) return null;
          const isAbnormal = line.result === "abnormal";
          return (
            <span className={isAbnormal ? "font-semibold text-warn-fg" : undefined}>
              {found(t, line, timeZone)}
            </span>
          );
        },
      },
      {
        ...{ key: `${part}By`, header: head("by"), phone: "hide" },
        cell: (row) => <span className="text-ink-2">{lineOf(row, part)?.by}</span>,
      },
    ];
  };
  return (
    <DataTable
      caption={t("checkRegister.title")}
      rows={day.rows}
      rowKey={(row) => `${row.classId} ${row.childId}`}
      empty={<EmptyState>{t("checkRegister.none")}</EmptyState>}
      columns={[
        {
          key: "child",
          header: t("checkRegister.child"),
          cell: (row) => <Link to={`/children/${row.childId}`}>{row.name}</Link>,
        },
        {
          key: "class",
          header: t("checkRegister.class"),
          cell: (row) => row.className,
          mark: (row) => classMark(row.colour),
        },
        ...ofPart("morning"),
        ...ofPart("noon"),
      ]}
    />
  );
}
