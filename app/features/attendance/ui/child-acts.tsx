import { useLocation } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Button } from "~/components/button";
import { LinkButton } from "~/components/link-button";
import { withParams } from "~/components/table-params";
import type { RoomChild } from "../room/rules";
import { AbsenceActs } from "./absence-acts";
import { ActForm } from "./act-form";
import type { RoomLog } from "./use-room-log";

type Props = {
  child: RoomChild;
  log: RoomLog;
  classId: string;
  today: string;
  mayOpenChild: boolean;
  mayTellAbsence: boolean;
};

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
      {props.mayTellAbsence ? (
        <AbsenceActs
          {...{ child, classId: props.classId, today: props.today }}
          mayOpenChild={props.mayOpenChild}
        />
      ) : null}
    </div>
  );
}
