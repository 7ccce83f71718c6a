import { useTranslation } from "react-i18next";
import { addDays } from "~/lib/dates";
import { readFormData } from "~/lib/form-values";
import type { FormFailure } from "~/lib/form-failure";
import { backDays } from "../absences/rules";
import { recordAbsenceInput } from "../absences/schema";
import type { RoomChild } from "../room/rules";
import { AbsenceForm } from "./absence-form";
import { useAbsence } from "./use-absence";

/** The longer form of an absence in the room: days, a half one, what is wrong. Kept on the device like a tap. */
export function RoomAbsence(props: {
  child: RoomChild;
  classId: string;
  today: string;
  /** The next open day, proposed for a child that is here or was. */
  coming: string;
  /** What a form without scripts was refused. */
  failure: FormFailure | null;
  onSaved: () => void;
}) {
  const { t } = useTranslation("attendance");
  const { child, today } = props;
  const { tell, busy, failure } = useAbsence(props.classId);
  const send = async (target: unknown) => {
    const form = target instanceof HTMLButtonElement ? target.form : target;
    if (!(form instanceof HTMLFormElement)) return;
    const said = recordAbsenceInput.safeParse(readFormData(new FormData(form)));
    if (said.success && (await tell(child.name, said.data))) props.onSaved();
  };
  return (
    <section>
      <h3 className="mb-3 text-section">{t("absence.add")}</h3>
      <AbsenceForm
        childId={child.id}
        schedule={child.schedule}
        earliest={addDays(today, -backDays)}
        proposed={child.status === "expected" ? today : props.coming}
        act={t("absence.save")}
        actionData={null}
        fetcher={{
          ...{ state: busy ? "submitting" : "idle", formData: undefined, submit: send },
          data: failure ?? props.failure,
        }}
      />
    </section>
  );
}
