import { useTranslation } from "react-i18next";
import { ActionForm } from "~/components/action-form";
import { DateField } from "~/components/date-field";
import { LinkButton } from "~/components/link-button";
import { SelectField } from "~/components/select-field";
import { TimeField } from "~/components/time-field";
import { formatLongDay } from "~/lib/dates";
import { useActionForm } from "~/lib/form";
import type { BookableChild } from "../bookings/queries.server";
import { bookPlaceInput } from "../bookings/schema";

/** Hours of one day for one child: the given one, or one that is chosen. */
export function BookingForm(props: {
  child?: { id: string };
  children?: readonly BookableChild[];
  classes: readonly { id: string; name: string }[];
  /** From the first session's beginning to the last one's end. */
  hours: { from: string; to: string };
  proposed?: { classId?: string; day?: string };
  today: string;
  cancelTo: string;
  actionData: unknown;
}) {
  const { t, i18n } = useTranslation(["enrolment", "common"]);
  const { child, hours, proposed, today } = props;
  const intent = "book";
  const day = proposed?.day && proposed.day > today ? proposed.day : today;
  const form = useActionForm({
    schema: bookPlaceInput,
    intent,
    actionData: props.actionData,
    defaultValues: { classId: proposed?.classId ?? "", day },
  });
  return (
    <ActionForm
      form={form}
      intent={intent}
      act={t("booking.act")}
      aside={
        <LinkButton to={props.cancelTo} kind="quiet">
          {t("common:cancel")}
        </LinkButton>
      }
    >
      <p className="text-ink-2">{t("booking.lead")}</p>
      {child ? (
        <input type="hidden" name="childId" value={child.id} />
      ) : (
        <SelectField
          label={t("booking.child")}
          empty
          options={(props.children ?? []).map(({ id, name, bornOn }) => ({
            value: id,
            label: t("booking.childBorn", { name, day: formatLongDay(bornOn, i18n.language) }),
          }))}
          {...form.field("childId")}
        />
      )}
      <SelectField
        label={t("class")}
        empty
        options={props.classes.map(({ id, name }) => ({ value: id, label: name }))}
        {...form.field("classId")}
      />
      <DateField label={t("booking.day")} min={today} {...form.field("day")} />
      <div className="grid grid-cols-2 gap-4">
        <TimeField
          label={t("booking.from")}
          hint={t("booking.hours", hours)}
          {...form.field("fromTime")}
        />
        <TimeField label={t("booking.until")} {...form.field("untilTime")} />
      </div>
    </ActionForm>
  );
}
