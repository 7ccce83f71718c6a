import { useTranslation } from "react-i18next";
import { ActionForm } from "~/components/action-form";
import { PasswordField } from "~/components/password-field";
import { instantOf } from "~/lib/clock";
import { formatMoment } from "~/lib/dates";
import { useActionForm } from "~/lib/form";
import { setPinInput } from "../pins/schema";

/** The own PIN for the tablets of the classes. */
export function SetPinForm(props: { setAt: string | null; timeZone: string; actionData: unknown }) {
  const { t, i18n } = useTranslation("accounts");
  const intent = "setPin";
  const form = useActionForm({ schema: setPinInput, intent, actionData: props.actionData });
  const { setAt } = props;
  const since = setAt && formatMoment(instantOf(setAt), props.timeZone, i18n.language);
  return (
    <>
      <p className="mb-4 text-ink-2">
        {t("pin.lead")} {since ? t("pin.since", { time: since }) : t("pin.none")}
      </p>
      <ActionForm form={form} intent={intent} act={t("pin.act")}>
        <PasswordField
          label={t(since ? "pin.next" : "pin.first")}
          hint={t("pin.hint")}
          inputMode="numeric"
          maxLength={6}
          className="max-w-60"
          {...form.field("pin")}
          autoComplete="off"
        />
      </ActionForm>
    </>
  );
}
