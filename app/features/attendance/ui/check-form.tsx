import { useTranslation } from "react-i18next";
import { Button } from "~/components/button";
import type { FormFailure } from "~/lib/form-failure";
import type { RoomChild } from "../room/rules";
import { ActForm } from "./act-form";
import { CheckFields } from "./check-fields";
import type { RoomLog } from "./use-room-log";

/** A morning check that found something: what, how warm, what was done, whether the family knows. */
export function CheckForm(props: {
  child: RoomChild;
  log: RoomLog;
  failure: FormFailure | null;
  onSaved: () => void;
}) {
  const { t } = useTranslation("attendance");
  const { child, log, failure } = props;
  return (
    <section>
      <h3 className="mb-3 text-section">{t("check.title")}</h3>
      <ActForm
        log={log}
        childId={child.id}
        intent="check"
        onSaved={props.onSaved}
        className="grid gap-4"
      >
        <CheckFields failure={failure} />
        <div>
          <Button type="submit" kind="main" busy={log.busy}>
            {t(child.status === "present" ? "check.save" : "check.saveAndArrive")}
          </Button>
        </div>
      </ActForm>
    </section>
  );
}
