import { Form, useLocation } from "@remix-run/react";
import type { FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { absenceReasons } from "~db/enums";
import { Banner } from "~/components/banner";
import { Button } from "~/components/button";
import { LinkButton } from "~/components/link-button";
import { withParams } from "~/components/table-params";
import { absentTodayInput } from "../absences/schema";
import type { RoomChild } from "../room/rules";
import { useAbsence } from "./use-absence";

type Props = { child: RoomChild; classId: string; today: string; mayOpenChild: boolean };

/** A child stays away today, one tap on the reason, or comes after all; the longer form is one step further. */
export function AbsenceActs(props: Props) {
  const { t } = useTranslation(["attendance", "enums", "errors"]);
  const { search } = useLocation();
  const { child, classId, today } = props;
  const absences = useAbsence(classId);
  const { busy, failure } = absences;
  const more = withParams(search, { do: "absence", entry: null });
  const problem = failure ? (
    <Banner tone="stop" inset>
      {t(`errors:${failure.reason}`)}
    </Banner>
  ) : null;
  if (child.absence) {
    const cancel = (event: FormEvent) => {
      event.preventDefault();
      void absences.cancel(child);
    };
    return (
      <Form method="post" preventScrollReset replace onSubmit={cancel}>
        <input type="hidden" name="childId" value={child.id} />
        <input type="hidden" name="absenceId" value={child.absence.id} />
        {problem}
        <div className="flex flex-wrap gap-2">
          <Button type="submit" name="intent" value="cancelAbsence" busy={busy}>
            {t("absence.cancel")}
          </Button>
          {props.mayOpenChild ? (
            <LinkButton
              to={`/children/${child.id}/absences?absence=${child.absence.id}`}
              kind="quiet"
            >
              {t("absence.open")}
            </LinkButton>
          ) : null}
        </div>
      </Form>
    );
  }
  if (child.status !== "expected") {
    return (
      <div>
        <LinkButton to={more} kind="quiet">
          {t("absence.add")}
        </LinkButton>
      </div>
    );
  }
  const tell = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const { submitter } = event.nativeEvent as SubmitEvent; // a submit event is nothing else
    const form = new FormData(event.currentTarget, submitter);
    const said = absentTodayInput.safeParse(Object.fromEntries(form));
    if (!said.success) return;
    const facts = { schedule: "full", symptoms: "", note: "" } as const;
    void absences.tell(child.name, { ...said.data, ...facts, fromDay: today, toDay: today });
  };
  return (
    <Form method="post" preventScrollReset replace onSubmit={tell}>
      <input type="hidden" name="childId" value={child.id} />
      <input type="hidden" name="intent" value="absence" />
      {problem}
      <p className="field-label">{t("absence.today")}</p>
      <div className="flex flex-wrap gap-2">
        {absenceReasons.map((reason) => (
          <Button key={reason} type="submit" name="reason" value={reason} aria-disabled={busy}>
            {t(`enums:absenceReason.${reason}`)}
          </Button>
        ))}
        <LinkButton to={more} kind="quiet">
          {t("absence.more")}
        </LinkButton>
      </div>
    </Form>
  );
}
