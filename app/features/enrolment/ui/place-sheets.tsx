import { useNavigate } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { ActionForm } from "~/components/action-form";
import { DateField } from "~/components/date-field";
import { LinkButton } from "~/components/link-button";
import { Sheet } from "~/components/sheet";
import { TextField } from "~/components/text-field";
import type { ClassRow } from "~/features/centres/queries.server";
import { addDays, formatLongDay } from "~/lib/dates";
import { useActionForm } from "~/lib/form";
import { everyDay } from "~/lib/week-pattern";
import type { EnrolmentRow } from "../queries.server";
import { weekFieldsOf } from "../rules";
import { admitChildInput, changePlaceInput, withdrawChildInput } from "../schema";
import { PlaceFields } from "./place-fields";

type Props = {
  child: { id: string; name: string };
  stays: readonly EnrolmentRow[];
  classes: readonly ClassRow[];
  today: string;
  actionData: unknown;
};

/**
 * `?add=place` gives a place, `?add=change` goes on with another, `?add=withdraw` ends the one that runs;
 * works before hydration.
 */
export function PlaceSheets({ add, ...props }: Props & { add: string | null }) {
  const { t } = useTranslation("enrolment");
  const navigate = useNavigate();
  const running = props.stays.find((stay) => stay.endsOn === null);
  const shown =
    add === "place"
      ? { title: "admitTitle", form: <AdmitForm {...props} /> }
      : add === "change" && running
        ? { title: "changeTitle", form: <ChangeForm {...props} running={running} /> }
        : add === "withdraw" && running
          ? { title: "withdrawTitle", form: <WithdrawForm {...props} running={running} /> }
          : null;
  if (!shown) return null;
  return (
    <Sheet
      open
      title={t(shown.title, { name: props.child.name })}
      onClose={() => navigate(".", { preventScrollReset: true, replace: true })}
    >
      {shown.form}
    </Sheet>
  );
}

function AdmitForm({ child, stays, classes, today, actionData }: Props) {
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
      <PlaceFields classes={classes} field={form.field} />
      <DateField label={t("startsOn")} {...form.field("startsOn")} />
    </ActionForm>
  );
}

function ChangeForm({ running, classes, today, actionData }: Props & { running: EnrolmentRow }) {
  const { t } = useTranslation(["enrolment", "enums", "common"]);
  const intent = "changePlace";
  const form = useActionForm({
    schema: changePlaceInput,
    intent,
    actionData,
    defaultValues: {
      ...weekFieldsOf(running.pattern),
      classId: running.classId,
      arrivesAt: running.arrivesAt ?? "",
      leavesAt: running.leavesAt ?? "",
      fromDay: addDays(running.startsOn > today ? running.startsOn : today, 1),
    },
  });
  const { className } = running;
  return (
    <ActionForm form={form} intent={intent} act={t("changeAct")} aside={<Cancel />}>
      <input type="hidden" name="enrolmentId" value={running.id} />
      <p className="text-ink-2">
        {t("changeLead", { className, schedule: t(`enums:schedule.${running.schedule}`) })}
      </p>
      <DateField label={t("fromDay")} {...form.field("fromDay")} />
      <PlaceFields classes={classes} field={form.field} />
    </ActionForm>
  );
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

function Cancel() {
  const { t } = useTranslation("common");
  return (
    <LinkButton to="." kind="quiet">
      {t("cancel")}
    </LinkButton>
  );
}
