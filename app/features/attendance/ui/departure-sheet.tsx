import { useTranslation } from "react-i18next";
import { ActionForm } from "~/components/action-form";
import { AddSheet } from "~/components/add-sheet";
import { LinkButton } from "~/components/link-button";
import { TimeField } from "~/components/time-field";
import { formatDay } from "~/lib/dates";
import { useActionForm } from "~/lib/form";
import type { UnrecordedDeparture } from "../closing/queries.server";
import { correctDepartureInput } from "../closing/schema";
import { CollectorFields } from "./interval-end";

/** When a child really left, and with whom. */
export function DepartureSheet(props: {
  stay: UnrecordedDeparture;
  home: string;
  actionData: unknown;
}) {
  const { t, i18n } = useTranslation(["attendance", "common"]);
  const { stay } = props;
  const form = useActionForm({ schema: correctDepartureInput, actionData: props.actionData });
  const day = formatDay(stay.day, i18n.language);
  return (
    <AddSheet title={t("departures.sheet", { name: stay.name, day })} home={props.home}>
      <ActionForm
        form={form}
        act={t("departures.save")}
        aside={
          <LinkButton to={props.home} kind="quiet">
            {t("common:cancel")}
          </LinkButton>
        }
      >
        <input type="hidden" name="entryId" value={stay.entryId} />
        <input type="hidden" name="classId" value={stay.classId} />
        <TimeField label={t("departures.time")} {...form.field("time")} />
        <CollectorFields />
      </ActionForm>
    </AddSheet>
  );
}
