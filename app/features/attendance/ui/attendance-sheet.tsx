import { Circle, Triangle, type IconNode } from "lucide";
import { useTranslation } from "react-i18next";
import { Card } from "~/components/card";
import { Icon } from "~/components/icon";
import { Link } from "~/components/link";
import type { AttendanceRegister } from "../register/queries.server";
import {
  registerMarks,
  type RegisterCell,
  type RegisterMark,
  type RegisterTotals,
} from "../register/rules";
import { RegisterTable } from "./register-table";
import { markInWords, markSymbol, rateInWords, sickInWords } from "./register-words";

const lookOf = ({ mark }: RegisterCell) =>
  mark === "unknown" ? "stop" : mark === "ill" ? "warn" : undefined;

const drawn = { ill: Circle, personal: Triangle } as const satisfies Partial<Record<RegisterMark, IconNode>>; // prettier-ignore

/** The rings and triangles are drawn: not every font has them, and some fill them in. */
function Mark({ mark, part }: Pick<RegisterCell, "mark" | "part">) {
  return [mark, part].map((one) =>
    one === "ill" || one === "personal" ? (
      <Icon key={one} of={drawn[one]} size={16} className="inline-block size-3 align-[-1px]" />
    ) : (
      <span key={one}>{markSymbol({ mark: one, part: null })}</span>
    ),
  );
}

/** 考勤表: a class's month with its marks, what they come to, and what became of each illness. */
export function AttendanceSheet(props: { register: AttendanceRegister; linked: boolean }) {
  const { t, i18n } = useTranslation(["attendance", "common"]);
  const { register } = props;
  const [came, ...others] = registerMarks;
  const sumsOf = (totals: RegisterTotals) => [
    ...[totals.due, totals[came], rateInWords(totals.rate)],
    ...others.map((mark) => totals[mark] || ""),
  ];
  return (
    <Card flush>
      <RegisterTable
        caption={t("register.titleOf", { name: register.room.name })}
        first={t("register.child")}
        days={register.days}
        today={register.today}
        sums={[
          ...[t("register.due"), t(`register.head.${came}`), t("register.rate")],
          ...others.map((mark) => t(`register.head.${mark}`)),
          t("register.followUp"),
        ]}
        rows={register.rows.map((row) => ({
          key: row.id,
          name: props.linked ? (
            <Link to={`/children/${row.id}/absences`}>{row.name}</Link>
          ) : (
            row.name
          ),
          cells: row.cells.map((cell) => ({
            text: <Mark {...cell} />,
            ...{ words: markInWords(t, cell), look: lookOf(cell) },
          })),
          sums: [
            ...sumsOf(row.totals),
            <span key="sick" className="register-note">
              {sickInWords(t, row.sick, i18n.language).map((line) => (
                <span key={line} className="block">
                  {line}
                </span>
              ))}
            </span>,
          ],
        }))}
        foot={{
          name: t("register.perDay"),
          cells: register.days.map(({ totals }) =>
            totals.due > 0 ? (
              <>
                <b>{totals.present}</b>
                <small>{totals.due}</small>
              </>
            ) : null,
          ),
          sums: [...sumsOf(register.totals), ""],
        }}
      />
      <div className="grid gap-1 px-(--pad) py-3 text-second text-ink-2">
        <p className="flex flex-wrap gap-x-4">
          {registerMarks.map((mark) => (
            <span key={mark} className="inline-flex items-center gap-1">
              <Mark mark={mark} part={null} />
              {t(`register.mark.${mark}`)}
            </span>
          ))}
        </p>
        <p>{t("register.halfRule")}</p>
        <p>{t("register.formula")}</p>
      </div>
    </Card>
  );
}
