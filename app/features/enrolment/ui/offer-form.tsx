import { useTranslation } from "react-i18next";
import { ActionForm } from "~/components/action-form";
import { Card } from "~/components/card";
import { CheckboxField } from "~/components/checkbox-field";
import { DateField } from "~/components/date-field";
import { SelectField } from "~/components/select-field";
import { formatLongDay } from "~/lib/dates";
import { useActionForm } from "~/lib/form";
import type { OfferDraft } from "../offers/queries.server";
import { offerPlaceInput } from "../offers/schema";
import { WeekField } from "./week-field";

/** Offers a place; the classes of the age stand with the first day on which they have one. */
export function OfferForm({ draft, actionData }: { draft: OfferDraft; actionData: unknown }) {
  const { t, i18n } = useTranslation(["enrolment", "common"]);
  const intent = "offer";
  const { choices, ...defaultValues } = draft;
  const form = useActionForm({ schema: offerPlaceInput, intent, actionData, defaultValues });
  const day = (value: string) => formatLongDay(value, i18n.language);
  const words = (choice: OfferDraft["choices"][number]) =>
    choice.isFree
      ? t("offer.free")
      : choice.freeFrom
        ? t("offer.freeFrom", { day: day(choice.freeFrom) })
        : t("offer.neverFree");
  return (
    <Card title={t("offer.title")}>
      <ActionForm form={form} intent={intent} act={t("offer.make")}>
        <p className="text-ink-2">{t("offer.lead")}</p>
        {choices.length === 0 ? <p>{t("offer.noClass")}</p> : null}
        <SelectField
          label={t("class")}
          empty
          options={choices.map((choice) => ({
            value: choice.id,
            label: `${choice.name}${t("common:clauseSeparator")}${words(choice)}`,
          }))}
          hint={t("offer.choices", { day: day(draft.startsOn) })}
          {...form.field("classId")}
        />
        <WeekField field={form.field} />
        <div className="grid gap-4 sm:grid-cols-2">
          <DateField label={t("offer.startsOn")} {...form.field("startsOn")} />
          <DateField
            label={t("offer.answerBy")}
            hint={t("offer.answerByHint")}
            {...form.field("answerBy")}
          />
        </div>
        <CheckboxField label={t("offer.offersNext")} {...form.tick("offersNext")} />
      </ActionForm>
    </Card>
  );
}
