import { useSearchParams } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { ActionForm } from "~/components/action-form";
import { DateField } from "~/components/date-field";
import { AddSheet } from "~/components/add-sheet";
import { TextField } from "~/components/text-field";
import type { ClassRow } from "~/features/centres/queries.server";
import type { SessionSetting } from "~/features/centres/sessions/rules";
import { formatLongDay } from "~/lib/dates";
import { useActionForm } from "~/lib/form";
import { everyDay } from "~/lib/week-pattern";
import type { EnrolmentRow } from "../queries.server";
import { weekFieldsOf } from "../rules";
import { admitChildInput, withdrawChildInput } from "../schema";
import { BookingForm } from "./booking-form";
import { Cancel } from "./cancel";
import { ChangeForm } from "./change-form";
import { PlaceFields } from "./place-fields";

type Props = {
  child: { id: string; name: string };
  stays: readonly EnrolmentRow[];
  classes: readonly ClassRow[];
  sessions: SessionSetting;
  today: string;
  actionData: unknown;
};

/**
 * `?add=place` gives a place, `?add=change` goes on with another, `?add=full` with full days, `?add=withdraw`
 * ends the one that runs, `?add=booking` books hours; works before hydration.
 */
export function PlaceSheets({ add, ...props }: Props & { add: string | null }) {
  const { t } = useTranslation("enrolment");
  const [params] = useSearchParams();
  const proposed = { to: params.get("to"), from: params.get("from") };
  const running = props.stays.find((stay) => stay.endsOn === null);
  const shown =
    add === "place"
      ? { title: "admitTitle", form: <AdmitForm {...props} /> }
      : (add === "change" || add === "full") && running
        ? {
            title: add === "full" ? "fullTitle" : "changeTitle",
            form: (
              <ChangeForm
                {...props}
                usual={props.sessions.usual}
                running={running}
                proposed={proposed}
                toFull={add === "full"}
              />
            ),
          }
        : add === "withdraw" && running
          ? { title: "withdrawTitle", form: <WithdrawForm {...props} running={running} /> }
          : add === "booking"
            ? { title: "booking.titleOf", form: <ChildBookingForm {...props} /> }
            : null;
  if (!shown) return null;
  return <AddSheet title={t(shown.title, { name: props.child.name })}>{shown.form}</AddSheet>;
}

function AdmitForm({ child, stays, classes, sessions, today, actionData }: Props) {
  const { t, i18n } = useTranslation(["enrolment", "enums", "centres", "common"]);
  const last = stays[0];
  const intent = "admit";
  const form = useActionForm({
    schema: admitChildInput,
    intent,
    actionData,
    // a place that ends is followed by the next one on the very day it is free
    defaultValues: {
      ...weekFieldsOf(last?.pattern ?? everyDay("full")),
      startsOn: last?.endsOn && last.endsOn > today ? last.endsOn : today,
    },
  });
  return (
    <ActionForm form={form} intent={intent} act={t("admit")} aside={<Cancel />}>
      <input type="hidden" name="childId" value={child.id} />
      <p className="text-ink-2">
        {last && last.endsOn === null
          ? t("admitAfter", { className: last.className })
          : t("admitLead", { day: formatLongDay(today, i18n.language) })}
      </p>
      <PlaceFields classes={classes} usual={sessions.usual} field={form.field} />
      <DateField label={t("startsOn")} {...form.field("startsOn")} />
    </ActionForm>
  );
}

function ChildBookingForm({ child, stays, classes, sessions, today, actionData }: Props) {
  const hours = { from: sessions.morning.from, to: sessions.afternoon.to };
  const proposed = { classId: stays.find(({ endsOn }) => endsOn === null)?.classId };
  return <BookingForm {...{ child, classes, hours, proposed, today, actionData }} cancelTo="." />;
}

function WithdrawForm({ running, today, actionData }: Props & { running: EnrolmentRow }) {
  const { t } = useTranslation("enrolment");
  const intent = "withdraw";
  const form = useActionForm({
    schema: withdrawChildInput,
    intent,
    actionData,
    defaultValues: { endsOn: today },
  });
  return (
    <ActionForm form={form} intent={intent} act={t("withdraw")} aside={<Cancel />}>
      <input type="hidden" name="enrolmentId" value={running.id} />
      <p className="text-ink-2">{t("withdrawLead", { className: running.className })}</p>
      <DateField label={t("endsOn")} hint={t("endsOnHint")} {...form.field("endsOn")} />
      <TextField label={t("reason")} optional hint={t("reasonHint")} {...form.field("reason")} />
    </ActionForm>
  );
}
