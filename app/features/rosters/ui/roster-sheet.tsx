import { useLocation, useSearchParams } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Segment } from "~/components/segment";
import { AddSheet } from "~/components/add-sheet";
import { withParams } from "~/components/table-params";
import { formatDay } from "~/lib/dates";
import { closedSheet } from "../schema";
import type { RosterCell, RosterWeek } from "../weeks/queries.server";
import { LeaveCard, LeaveForm } from "./leave-form";
import type { OpeningHours } from "./roster-day";
import { spanOf } from "./roster-words";
import { ShiftForm } from "./shift-form";

type Props = {
  roster: RosterWeek;
  chosen: string;
  classes: readonly { id: string; name: string }[];
  hours: OpeningHours;
  actionData: unknown;
};

/** `?edit=<person>&day=<day>`: the shifts of that day, or the leave; works before hydration. */
export function RosterSheet({ roster, chosen, classes, hours, actionData }: Props) {
  const { t, i18n } = useTranslation("rosters");
  const [params] = useSearchParams();
  const { search } = useLocation();
  const person = roster.people.find(({ id }) => id === params.get("edit"));
  const cell = person?.days.find(({ day }) => day === chosen);
  if (!person || !cell) return null;
  const form = formOf(cell, params.get("form"));
  const shift = cell.shifts.find(({ id }) => id === form);
  const start = {
    startsAt: params.get("from") ?? "",
    endsAt: params.get("to") ?? "",
    classId: params.get("class") ?? person.mainClass?.id ?? "",
  };
  return (
    <AddSheet
      title={t("sheet.title", { name: person.name, day: formatDay(chosen, i18n.language) })}
      home={withParams(search, closedSheet)}
    >
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        {cell.leave ? null : <FormChoice cell={cell} current={form} />}
        {cell.leave ? (
          <LeaveCard name={person.name} leave={cell.leave} />
        ) : form === "leave" ? (
          <LeaveForm
            person={person}
            day={chosen}
            people={roster.everyone}
            actionData={actionData}
          />
        ) : (
          <ShiftForm
            key={`${form} ${start.startsAt}`}
            {...{ person, shift, start, classes, hours, actionData, day: chosen }}
          />
        )}
      </div>
    </AddSheet>
  );
}

/** The asked form, else the first shift of the day, else a new one. */
function formOf({ shifts }: RosterCell, asked: string | null): string {
  const known = ["new", "leave", ...shifts.map(({ id }) => id)];
  return asked && known.includes(asked) ? asked : (shifts[0]?.id ?? "new");
}

function FormChoice({ cell, current }: { cell: RosterCell; current: string }) {
  const { t } = useTranslation("rosters");
  const { search } = useLocation();
  const to = (form: string) => withParams(search, { ...closedSheet, ...keptIn(search), form });
  return (
    <Segment
      label={t("sheet.forms")}
      current={current}
      items={[
        ...cell.shifts.map((shift) => ({
          key: shift.id,
          label: spanOf(shift),
          href: to(shift.id),
        })),
        {
          key: "new",
          label: t(cell.shifts.length > 0 ? "sheet.another" : "sheet.new"),
          href: to("new"),
        },
        { key: "leave", label: t("sheet.leave"), href: to("leave") },
      ]}
    />
  );
}

const keptIn = (search: string) => ({ edit: new URLSearchParams(search).get("edit") });
