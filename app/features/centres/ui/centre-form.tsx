import { useTranslation } from "react-i18next";
import { ActionForm } from "~/components/action-form";
import { DateField } from "~/components/date-field";
import { TextField } from "~/components/text-field";
import { TimeField } from "~/components/time-field";
import { formatLongDay } from "~/lib/dates";
import { useActionForm } from "~/lib/form";
import type { CentrePage } from "../queries.server";
import { changeCentreInput } from "../schema";

/** What the centre is called, where it is, when it is open, and how many places its licence has. */
export function CentreForm(props: {
  centre: CentrePage;
  planned: number;
  /** Licences that begin on a day to come. */
  later: readonly { fromDay: string; places: number }[];
  actionData: unknown;
}) {
  const { t, i18n } = useTranslation(["centres", "common"]);
  const { name, shortName, address, phone, licensedPlaces, opensAt, closesAt, version } =
    props.centre;
  const intent = "changeCentre";
  const form = useActionForm({
    schema: changeCentreInput,
    intent,
    actionData: props.actionData,
    defaultValues: {
      ...{ name, shortName, address, phone, licensedPlaces, opensAt, closesAt, version },
    },
  });
  return (
    <ActionForm form={form} intent={intent} act={t("common:save")}>
      <TextField label={t("centre.name")} {...form.field("name")} />
      <TextField
        label={t("centre.shortName")}
        hint={t("centre.shortNameHint")}
        {...form.field("shortName")}
      />
      <TextField label={t("centre.address")} optional {...form.field("address")} />
      <div className="grid gap-4 md:grid-cols-2">
        <TextField label={t("centre.phone")} optional inputMode="tel" {...form.field("phone")} />
        <TextField
          label={t("centre.licensedPlaces")}
          inputMode="numeric"
          hint={t("centre.licensedHint", { planned: props.planned })}
          {...form.field("licensedPlaces")}
        />
        <DateField
          label={t("centre.licensedFrom")}
          optional
          hint={[
            t("centre.licensedFromHint"),
            ...props.later.map(({ fromDay: day, places }) =>
              t("centre.licensedLater", { day: formatLongDay(day, i18n.language), places }),
            ),
          ].join(t("common:clauseSeparator"))}
          {...form.field("licensedFrom")}
        />
        <TimeField label={t("centre.opensAt")} {...form.field("opensAt")} />
        <TimeField label={t("centre.closesAt")} {...form.field("closesAt")} />
      </div>
    </ActionForm>
  );
}
