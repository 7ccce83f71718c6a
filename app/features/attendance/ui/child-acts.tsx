import { Form, useLocation, useNavigation } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { absenceReasons } from "~db/enums";
import { Button } from "~/components/button";
import { LinkButton } from "~/components/link-button";
import { withParams } from "~/components/table-params";
import type { RoomChild } from "../room/rules";
import { ActForm } from "./act-form";
import type { RoomLog } from "./use-room-log";

type Props = { child: RoomChild; log: RoomLog; mayTellAbsence: boolean };

/** What can happen to this child now: it comes, with or without something found; it stays away; it sleeps. */
export function ChildActs(props: Props) {
  const { t } = useTranslation("attendance");
  const { search } = useLocation();
  const { child, log } = props;
  const isHere = child.status === "present";
  return (
    <div className="grid gap-4">
      <ActForm log={log} childId={child.id} className="flex flex-wrap gap-2">
        {isHere ? (
          <Button type="submit" name="intent" value={child.asleepSince ? "wake" : "nap"}>
            {t(child.asleepSince ? "nap.wake" : "bar.nap")}
          </Button>
        ) : (
          <Button type="submit" name="intent" value="arrive" kind="main" busy={log.busy}>
            {t("sheet.arriveHealthy")}
          </Button>
        )}
        <LinkButton to={withParams(search, { do: "check", entry: null })}>
          {t("sheet.abnormal")}
        </LinkButton>
        {isHere ? (
          <Button type="submit" name="intent" value="depart">
            {t("bar.depart")}
          </Button>
        ) : null}
      </ActForm>
      {props.mayTellAbsence ? <AbsenceActs child={child} /> : null}
    </div>
  );
}

function AbsenceActs({ child }: { child: RoomChild }) {
  const { t } = useTranslation(["attendance", "enums"]);
  const { state, formData } = useNavigation();
  if (child.absence) {
    return (
      <Form method="post" preventScrollReset replace>
        <input type="hidden" name="childId" value={child.id} />
        <input type="hidden" name="absenceId" value={child.absence.id} />
        <div className="flex flex-wrap gap-2">
          <Button type="submit" name="intent" value="cancelAbsence" busy={state !== "idle"}>
            {t("absence.cancel")}
          </Button>
          <MoreDays childId={child.id} word="absence.open" absenceId={child.absence.id} />
        </div>
      </Form>
    );
  }
  if (child.status !== "expected") return null;
  return (
    <Form method="post" preventScrollReset replace>
      <input type="hidden" name="childId" value={child.id} />
      <input type="hidden" name="intent" value="absence" />
      <p className="field-label">{t("absence.today")}</p>
      <div className="flex flex-wrap gap-2">
        {absenceReasons.map((reason) => (
          <Button
            key={reason}
            type="submit"
            name="reason"
            value={reason}
            busy={formData?.get("reason") === reason}
          >
            {t(`enums:absenceReason.${reason}`)}
          </Button>
        ))}
        <MoreDays childId={child.id} word="absence.more" />
      </div>
    </Form>
  );
}

/** The child's page of absences: several days, half days, symptoms, and what became of an illness. */
function MoreDays(props: { childId: string; word: string; absenceId?: string }) {
  const { t } = useTranslation("attendance");
  const to = `/children/${props.childId}/absences`;
  return (
    <LinkButton to={props.absenceId ? `${to}?absence=${props.absenceId}` : to} kind="quiet">
      {t(props.word)}
    </LinkButton>
  );
}
