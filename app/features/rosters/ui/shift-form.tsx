import { Form, useLocation } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { ActionForm } from "~/components/action-form";
import { ConfirmButton } from "~/components/confirm-button";
import { LinkButton } from "~/components/link-button";
import { SelectField } from "~/components/select-field";
import { withParams } from "~/components/table-params";
import { TimeField } from "~/components/time-field";
import { useActionForm } from "~/lib/form";
import { changeShiftInput, closedSheet, planShiftInput, usualShifts } from "../schema";
import type { RosterCell, RosterPerson } from "../weeks/queries.server";
import type { OpeningHours } from "./roster-day";
import { spanOf } from "./roster-words";

type Props = {
  person: RosterPerson;
  day: string;
  /** Left out: a new one, which begins with `start`. */
  shift?: RosterCell["shifts"][number];
  start: { startsAt: string; endsAt: string; classId: string };
  classes: readonly { id: string; name: string }[];
  hours: OpeningHours;
  actionData: unknown;
};

/** From, to and where. A new shift offers the usual ones; one that exists may go. */
export function ShiftForm({ person, day, shift, start, classes, hours, actionData }: Props) {
  const { t } = useTranslation(["rosters", "common"]);
  const { search } = useLocation();
  const intent = shift ? "changeShift" : "planShift";
  const form = useActionForm({
    schema: shift ? changeShiftInput : planShiftInput,
    intent,
    actionData,
    defaultValues: shift ? { ...shift, classId: shift.classId ?? "" } : start,
  });
  return (
    <>
      {shift ? null : <UsualShifts />}
      <ActionForm
        form={form}
        intent={intent}
        act={t(shift ? "change" : "plan")}
        aside={
          <LinkButton to={withParams(search, closedSheet)} kind="quiet">
            {t("common:cancel")}
          </LinkButton>
        }
      >
        {shift ? (
          <input type="hidden" name="shiftId" value={shift.id} />
        ) : (
          <>
            <input type="hidden" name="staffId" value={person.id} />
            <input type="hidden" name="day" value={day} />
          </>
        )}
        <div className="grid grid-cols-2 gap-4">
          <TimeField label={t("startsAt")} {...form.field("startsAt")} />
          <TimeField label={t("endsAt")} {...form.field("endsAt")} />
        </div>
        <p className="text-second text-ink-2">{t("openHours", hours)}</p>
        <SelectField
          label={t("class")}
          hint={t("classHint")}
          empty={t("outsideClasses")}
          options={classes.map(({ id, name }) => ({ value: id, label: name }))}
          {...form.field("classId")}
        />
      </ActionForm>
      {shift ? <RemoveShift shift={shift} name={person.name} /> : null}
    </>
  );
}

/** One press fills in the times; the address carries them, so it works without scripts. */
function UsualShifts() {
  const { t } = useTranslation("rosters");
  const { search } = useLocation();
  return (
    <p className="flex flex-wrap items-center gap-2">
      <span className="text-ink-2">{t("usual.label")}</span>
      {Object.entries(usualShifts).map(([name, times]) => (
        <LinkButton
          key={name}
          to={withParams(search, { form: "new", from: times.startsAt, to: times.endsAt })}
        >
          {t(`usual.${name}`)} {spanOf(times)}
        </LinkButton>
      ))}
    </p>
  );
}

function RemoveShift({ shift, name }: { shift: NonNullable<Props["shift"]>; name: string }) {
  const { t } = useTranslation(["rosters", "common"]);
  return (
    <Form method="post" preventScrollReset className="border-t border-line pt-4">
      <input type="hidden" name="intent" value="removeShift" />
      <input type="hidden" name="shiftId" value={shift.id} />
      <ConfirmButton
        kind="quiet"
        question={t("removeShiftQuestion", { name, span: spanOf(shift) })}
        confirmLabel={t("common:remove")}
      >
        {t("removeShift")}
      </ConfirmButton>
    </Form>
  );
}
