import { useNavigate } from "@remix-run/react";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { ActionForm } from "~/components/action-form";
import { DateField } from "~/components/date-field";
import { LinkButton } from "~/components/link-button";
import { SegmentField } from "~/components/segment-field";
import { SelectField } from "~/components/select-field";
import { Sheet } from "~/components/sheet";
import { TextField } from "~/components/text-field";
import type { ClassRow } from "~/features/centres/queries.server";
import { formatLongDay } from "~/lib/dates";
import { useActionForm } from "~/lib/form";
import { schedules } from "~db/enums";
import type { EnrolmentRow } from "../queries.server";
import { admitChildInput, withdrawChildInput } from "../schema";

type Props = {
  child: { id: string; name: string };
  stays: readonly EnrolmentRow[];
  classes: readonly ClassRow[];
  today: string;
  actionData: unknown;
};

/** `?add=place` gives a place, `?add=withdraw` ends the one that runs; works before hydration. */
export function PlaceSheets({ add, ...props }: Props & { add: string | null }) {
  const { t } = useTranslation("enrolment");
  const navigate = useNavigate();
  const running = props.stays.find((stay) => stay.endsOn === null);
  const isAdmit = add === "place";
  if (!isAdmit && (add !== "withdraw" || !running)) return null;
  return (
    <Sheet
      open
      title={t(isAdmit ? "admitTitle" : "withdrawTitle", { name: props.child.name })}
      onClose={() => navigate(".", { preventScrollReset: true, replace: true })}
    >
      {isAdmit ? <AdmitForm {...props} /> : null}
      {!isAdmit && running ? <WithdrawForm {...props} running={running} /> : null}
    </Sheet>
  );
}

/** 托小班，余 2 / 托大一班，上午余 1，下午余 4 */
function classInWords(t: TFunction, room: ClassRow): string {
  const { morning, afternoon } = room.free;
  const free =
    morning + afternoon === 0
      ? t("centres:full")
      : morning === afternoon
        ? t("centres:freeBoth", { n: morning })
        : t("centres:freeEach", room.free);
  return `${room.name}${t("common:clauseSeparator")}${free}`;
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
      schedule: last?.schedule ?? "full",
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
      <SelectField
        label={t("class")}
        empty
        options={classes.map((room) => ({
          value: room.id,
          label: classInWords(t, room),
          disabled: room.free.morning + room.free.afternoon === 0,
        }))}
        {...form.field("classId")}
      />
      <SegmentField
        label={t("schedule")}
        options={schedules.map((value) => ({ value, label: t(`enums:schedule.${value}`) }))}
        {...form.field("schedule")}
      />
      <DateField label={t("startsOn")} {...form.field("startsOn")} />
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
