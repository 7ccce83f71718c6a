import { useTranslation } from "react-i18next";
import { checkActions, checkFindings } from "~db/enums";
import { Button } from "~/components/button";
import { CheckboxField } from "~/components/checkbox-field";
import { Field } from "~/components/field";
import { SelectField } from "~/components/select-field";
import { TextField } from "~/components/text-field";
import type { FormFailure } from "~/lib/form-failure";
import type { RoomChild } from "../room/rules";
import { ActForm } from "./act-form";
import type { RoomLog } from "./use-room-log";

/** A morning check that found something: what, how warm, what was done, whether the family knows. */
export function CheckForm(props: {
  child: RoomChild;
  log: RoomLog;
  failure: FormFailure | null;
  onSaved: () => void;
}) {
  const { t } = useTranslation(["attendance", "enums", "errors"]);
  const { child, log, failure } = props;
  const errorOf = (name: string) => {
    const error = failure?.errors?.[name];
    return error ? t(error) : undefined;
  };
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
        <TextField
          label={t("check.temperature")}
          name="temperature"
          inputMode="decimal"
          unit={t("check.degrees")}
          error={errorOf("temperature")}
          optional
        />
        <Field id="check-findings" label={t("check.findings")} group>
          <div className="grid grid-cols-2 gap-x-4">
            {checkFindings.map((finding) => (
              <CheckboxField
                key={finding}
                label={t(`enums:checkFinding.${finding}`)}
                name="findings[]"
                value={finding}
              />
            ))}
          </div>
        </Field>
        <SelectField
          label={t("check.action")}
          name="action"
          defaultValue="observe"
          options={checkActions.map((action) => ({
            value: action,
            label: t(`enums:checkAction.${action}`),
          }))}
        />
        <TextField label={t("check.note")} name="note" maxLength={200} optional />
        <CheckboxField label={t("check.familyTold")} name="familyTold" value="on" />
        <div>
          <Button type="submit" kind="main" busy={log.busy}>
            {t(child.status === "present" ? "check.save" : "check.saveAndArrive")}
          </Button>
        </div>
      </ActForm>
    </section>
  );
}
