import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { ActionForm } from "~/components/action-form";
import { DateField } from "~/components/date-field";
import type { ClassRow } from "~/features/centres/queries.server";
import { addDays } from "~/lib/dates";
import { useActionForm } from "~/lib/form";
import { everyDay } from "~/lib/week-pattern";
import type { EnrolmentRow } from "../queries.server";
import { weekFieldsOf } from "../rules";
import { changePlaceInput } from "../schema";
import { Cancel } from "./cancel";
import { PlaceFields } from "./place-fields";
import { PlaceFitNote, usePlaceFit } from "./place-fit";

/** 换班 / 改时段 / 转全日: what it would meet stands beside it while it is filled in. */
export function ChangeForm({
  running,
  classes,
  usual,
  today,
  actionData,
  toFull,
  proposed,
}: {
  running: EnrolmentRow;
  classes: readonly ClassRow[];
  usual: { from: string; to: string };
  today: string;
  actionData: unknown;
  toFull: boolean;
  /** What the page's address proposes: a class and a day. */
  proposed: { to: string | null; from: string | null };
}) {
  const { t } = useTranslation(["enrolment", "enums", "common"]);
  const intent = "changePlace";
  const form = useActionForm({
    schema: changePlaceInput,
    intent,
    actionData,
    defaultValues: {
      ...weekFieldsOf(toFull ? everyDay("full") : running.pattern),
      classId: proposed.to ?? running.classId,
      arrivesAt: running.arrivesAt ?? "",
      leavesAt: running.leavesAt ?? "",
      fromDay: proposed.from ?? addDays(running.startsOn > today ? running.startsOn : today, 1),
    },
  });
  const frame = useRef<HTMLDivElement>(null);
  const [taken, setTaken] = useState<string>();
  const { fit, ask } = usePlaceFit();
  const asked = useRef(ask);
  useEffect(() => {
    const own = frame.current?.querySelector("form");
    if (own) asked.current(own);
  }, [taken]);
  const from = form.field("fromDay");
  const { className } = running;
  return (
    <div
      ref={frame}
      onChange={() => {
        const own = frame.current?.querySelector("form");
        if (own) ask(own);
      }}
    >
      <ActionForm form={form} intent={intent} act={t("changeAct")} aside={<Cancel />}>
        <input type="hidden" name="enrolmentId" value={running.id} />
        <p className="text-ink-2">
          {t("changeLead", { className, schedule: t(`enums:schedule.${running.schedule}`) })}
        </p>
        <DateField
          key={taken}
          label={t("fromDay")}
          {...from}
          defaultValue={taken ?? from.defaultValue}
        />
        <PlaceFitNote fit={fit} onTake={setTaken} />
        <PlaceFields classes={classes} usual={usual} field={form.field} />
      </ActionForm>
    </div>
  );
}
