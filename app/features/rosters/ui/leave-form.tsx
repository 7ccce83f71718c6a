import { Form, useLocation } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { ActionForm } from "~/components/action-form";
import { CheckboxField } from "~/components/checkbox-field";
import { ConfirmButton } from "~/components/confirm-button";
import { DateField } from "~/components/date-field";
import { LinkButton } from "~/components/link-button";
import { SegmentField } from "~/components/segment-field";
import { SelectField } from "~/components/select-field";
import { withParams } from "~/components/table-params";
import { TextField } from "~/components/text-field";
import { formatDay } from "~/lib/dates";
import { useActionForm } from "~/lib/form";
import { leaveKinds } from "~db/enums";
import { closedSheet, recordLeaveInput } from "../schema";
import type { RosterCell } from "../weeks/queries.server";

type Person = { id: string; name: string };

/** Away from a day through a day. Shifts in the way are told by the refusal, at the tick that removes them. */
export function LeaveForm(props: {
  person: Person;
  day: string;
  people: readonly Person[];
  actionData: unknown;
}) {
  const { person, day, people, actionData } = props;
  const { t } = useTranslation(["rosters", "enums", "common"]);
  const { search } = useLocation();
  const intent = "recordLeave";
  const form = useActionForm({
    schema: recordLeaveInput,
    intent,
    actionData,
    defaultValues: { fromDay: day, toDay: day },
  });
  const others = people.filter(({ id }) => id !== person.id);
  return (
    <ActionForm
      form={form}
      intent={intent}
      act={t("recordLeave")}
      aside={
        <LinkButton to={withParams(search, closedSheet)} kind="quiet">
          {t("common:cancel")}
        </LinkButton>
      }
    >
      <input type="hidden" name="staffId" value={person.id} />
      <SegmentField
        label={t("leaveKind")}
        options={leaveKinds.map((value) => ({ value, label: t(`enums:leaveKind.${value}`) }))}
        {...form.field("kind")}
      />
      <DateField label={t("fromDay")} {...form.field("fromDay")} />
      <DateField label={t("toDay")} hint={t("toDayHint")} {...form.field("toDay")} />
      <SelectField
        label={t("coveredByField")}
        empty={t("nobodyYet")}
        options={others.map(({ id, name }) => ({ value: id, label: name }))}
        {...form.field("coveredBy")}
      />
      <TextField label={t("note")} optional {...form.field("note")} />
      <CheckboxField label={t("removeShifts")} {...form.tick("removeShifts")} />
    </ActionForm>
  );
}

type Leave = NonNullable<RosterCell["leave"]>;

/** A leave that stands: what it is, who covers, and the way to take it back. */
export function LeaveCard({ name, leave }: { name: string; leave: Leave }) {
  const { t, i18n } = useTranslation(["rosters", "enums", "common"]);
  const [from, to] = [leave.fromDay, leave.toDay].map((day) => formatDay(day, i18n.language));
  const kind = leave.kind ? t(`enums:leaveKind.${leave.kind}`) : t("away");
  const isOneDay = leave.fromDay === leave.toDay;
  return (
    <>
      <div>
        <p className="font-semibold">
          {t(isOneDay ? "leaveOneDay" : "leaveLine", { kind, from, to })}
        </p>
        <p className="text-ink-2">
          {leave.coverName ? t("coveredBy", { name: leave.coverName }) : t("notCovered")}
        </p>
        {leave.note ? <p className="text-ink-2">{leave.note}</p> : null}
      </div>
      <Form method="post" preventScrollReset>
        <input type="hidden" name="intent" value="removeLeave" />
        <input type="hidden" name="leaveId" value={leave.id} />
        <ConfirmButton
          question={t("removeLeaveQuestion", { name })}
          detail={t("removeLeaveDetail")}
          confirmLabel={t("removeLeave")}
        >
          {t("removeLeave")}
        </ConfirmButton>
      </Form>
    </>
  );
}
