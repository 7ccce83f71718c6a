import { useTranslation } from "react-i18next";
import { ActionForm } from "~/components/action-form";
import { TextField } from "~/components/text-field";
import { TimeField } from "~/components/time-field";
import { useActionForm } from "~/lib/form";
import type { CentrePage } from "../queries.server";
import { changeCentreInput } from "../schema";

/** What the centre is called, where it is, when it is open, and how many places its licence has. */
export function CentreForm(props: { centre: CentrePage; planned: number; actionData: unknown }) {
  const { t } = useTranslation(["centres", "common"]);
  const { name, shortName, address, phone, licensedPlaces, opensAt, closesAt } = props.centre;
  const form = useActionForm({
    schema: changeCentreInput,
    actionData: props.actionData,
    defaultValues: { name, shortName, address, phone, licensedPlaces, opensAt, closesAt },
  });
  return (
    <ActionForm form={form} act={t("common:save")}>
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
        <TimeField label={t("centre.opensAt")} {...form.field("opensAt")} />
        <TimeField label={t("centre.closesAt")} {...form.field("closesAt")} />
      </div>
    </ActionForm>
  );
}
