import { Form } from "@remix-run/react";
import { UserRound, UserRoundPlus } from "lucide";
import { useTranslation } from "react-i18next";
import { ActionForm } from "~/components/action-form";
import { AddSheet } from "~/components/add-sheet";
import { Avatar } from "~/components/avatar";
import { Button } from "~/components/button";
import { Card } from "~/components/card";
import { EmptyState } from "~/components/empty-state";
import { LinkButton } from "~/components/link-button";
import { RowList } from "~/components/row-list";
import { SelectField } from "~/components/select-field";
import { Tag } from "~/components/tag";
import { TimeField } from "~/components/time-field";
import { useActionForm } from "~/lib/form";
import { isFormFailure } from "~/lib/form-failure";
import type { DutyTimes as Times } from "../duty-times/queries.server";
import { addStayInput, correctStayInput } from "../duty-times/schema";
import { PinLink } from "./pin-link";

type Stay = Times["stays"][number];

/** Who was in a class on a day, a row each with the way to put its times right. */
export function DutyTimes({ stays, day }: Pick<Times, "stays" | "day">) {
  const { t } = useTranslation("attendance");
  const add = (
    <LinkButton to={`?day=${day}&add=staff`} icon={UserRoundPlus}>
      {t("dutyTimes.add")}
    </LinkButton>
  );
  if (stays.length === 0) {
    return (
      <EmptyState icon={UserRound} action={add}>
        {t("dutyTimes.none")}
      </EmptyState>
    );
  }
  return (
    <Card>
      <RowList
        rows={stays.map((stay) => ({
          key: stay.id,
          mark: <Avatar name={stay.name} size={40} />,
          title: stay.name,
          detail: (
            <span className="flex flex-wrap items-center gap-2">
              {stay.endTime
                ? t("dutyTimes.span", { from: stay.startTime, to: stay.endTime })
                : t("duty.since", { time: stay.startTime })}
              {stay.endedByDay ? <Tag tone="warn">{t("dutyTimes.byDay")}</Tag> : null}
            </span>
          ),
          act: (
            <LinkButton
              to={`?day=${day}&stay=${stay.id}`}
              label={t("dutyTimes.correctOf", { name: stay.name })}
            >
              {t("dutyTimes.correct")}
            </LinkButton>
          ),
        }))}
      />
      <div className="mt-3">{add}</div>
    </Card>
  );
}

/** On a tablet the PIN comes first where another person wrote it. */
const NeedsPin = ({ actionData }: { actionData: unknown }) =>
  isFormFailure(actionData) && actionData.reason === "pin_needed" ? <PinLink /> : null;

type SheetProps = { home: string; actionData: unknown };

/** When somebody really came and left, or that they never were there. */
export function StaySheet({ stay, home, actionData }: SheetProps & { stay: Stay }) {
  const { t } = useTranslation(["attendance", "common"]);
  const intent = "correctStay";
  const form = useActionForm({
    ...{ schema: correctStayInput, intent, actionData },
    defaultValues: {
      startTime: stay.startTime,
      endTime: stay.endedByDay ? "" : (stay.endTime ?? ""),
    },
  });
  return (
    <AddSheet title={t("dutyTimes.correctOf", { name: stay.name })} home={home}>
      <ActionForm {...{ form, intent }} act={t("dutyTimes.save")} aside={<Cancel home={home} />}>
        <NeedsPin actionData={actionData} />
        <input type="hidden" name="stayId" value={stay.id} />
        <Ends form={form} />
      </ActionForm>
      <Form method="post" className="mt-6 border-t border-line pt-4">
        <input type="hidden" name="intent" value="removeStay" />
        <input type="hidden" name="stayId" value={stay.id} />
        <Button type="submit" kind="quiet">
          {t("dutyTimes.remove")}
        </Button>
      </Form>
    </AddSheet>
  );
}

/** Somebody whom nobody tapped in. */
export function NewStaySheet({ staff, home, actionData }: SheetProps & Pick<Times, "staff">) {
  const { t } = useTranslation(["attendance", "common"]);
  const intent = "addStay";
  const form = useActionForm({ schema: addStayInput, intent, actionData });
  return (
    <AddSheet title={t("dutyTimes.add")} home={home}>
      <ActionForm {...{ form, intent }} act={t("dutyTimes.save")} aside={<Cancel home={home} />}>
        <SelectField
          label={t("dutyTimes.who")}
          empty
          options={staff.map(({ id, name }) => ({ value: id, label: name }))}
          {...form.field("staffId")}
        />
        <Ends form={form} />
      </ActionForm>
    </AddSheet>
  );
}

type EndsForm = ReturnType<typeof useActionForm<typeof correctStayInput | typeof addStayInput>>;

function Ends({ form }: { form: Pick<EndsForm, "field"> }) {
  const { t } = useTranslation("attendance");
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <TimeField label={t("dutyTimes.start")} {...form.field("startTime")} />
      <TimeField
        label={t("dutyTimes.end")}
        hint={t("dutyTimes.endHint")}
        optional
        {...form.field("endTime")}
      />
    </div>
  );
}

function Cancel({ home }: { home: string }) {
  const { t } = useTranslation("common");
  return (
    <LinkButton to={home} kind="quiet">
      {t("cancel")}
    </LinkButton>
  );
}
