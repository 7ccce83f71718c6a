import { useTranslation } from "react-i18next";
import { ActionForm } from "~/components/action-form";
import { CheckboxField } from "~/components/checkbox-field";
import { DateField } from "~/components/date-field";
import { Field } from "~/components/field";
import { TimeField } from "~/components/time-field";
import { useActionForm, type FieldProps } from "~/lib/form";
import { meals } from "~db/enums";
import type { SessionsPage } from "../sessions/queries.server";
import { changeSessionsInput } from "../sessions/schema";

/** Both sessions and the usual times, from a day on; it begins with what counts last. */
export function SessionsForm(props: { page: SessionsPage; actionData: unknown }) {
  const { t } = useTranslation(["centres", "enums", "common"]);
  const { morning, afternoon, usual } = props.page.latest;
  const intent = "changeSessions";
  const form = useActionForm({
    schema: changeSessionsInput,
    intent,
    actionData: props.actionData,
    defaultValues: {
      fromDay: props.page.today,
      ...{ morningBegins: morning.from, morningEnds: morning.to, morningMeals: morning.meals },
      ...{ afternoonBegins: afternoon.from, afternoonEnds: afternoon.to },
      ...{ afternoonMeals: afternoon.meals, arrivesAt: usual.from, leavesAt: usual.to },
    },
  });
  return (
    <ActionForm form={form} intent={intent} act={t("common:save")}>
      <DateField label={t("sessions.fromDay")} min={props.page.today} {...form.field("fromDay")} />
      {(["morning", "afternoon"] as const).map((session) => (
        <fieldset key={session} className="grid gap-3 border-t border-line pt-3">
          <legend className="float-left font-semibold">{t(`sessions.${session}`)}</legend>
          <div className="grid grid-cols-2 gap-4">
            <TimeField label={t("sessions.begins")} {...form.field(`${session}Begins`)} />
            <TimeField label={t("sessions.ends")} {...form.field(`${session}Ends`)} />
          </div>
          <MealsField {...form.field(`${session}Meals`)} />
        </fieldset>
      ))}
      <fieldset className="grid gap-3 border-t border-line pt-3">
        <legend className="float-left font-semibold">{t("sessions.usual")}</legend>
        <p className="text-second text-ink-2">{t("sessions.usualHint")}</p>
        <div className="grid grid-cols-2 gap-4">
          <TimeField label={t("sessions.arrivesAt")} {...form.field("arrivesAt")} />
          <TimeField label={t("sessions.leavesAt")} {...form.field("leavesAt")} />
        </div>
      </fieldset>
    </ActionForm>
  );
}

function MealsField({ name, defaultValue, error }: FieldProps) {
  const { t } = useTranslation(["centres", "enums"]);
  const chosen = (defaultValue ?? "").split(",");
  return (
    <Field id={name} label={t("sessions.meals")} error={error} group>
      <div className="flex flex-wrap gap-x-6">
        {meals.map((meal) => (
          <CheckboxField
            key={meal}
            label={t(`enums:meal.${meal}`)}
            name={`${name}[]`}
            value={meal}
            defaultChecked={chosen.includes(meal)}
          />
        ))}
      </div>
    </Field>
  );
}
