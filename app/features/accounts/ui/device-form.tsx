import { useTranslation } from "react-i18next";
import { ActionForm } from "~/components/action-form";
import { LinkButton } from "~/components/link-button";
import { SelectField } from "~/components/select-field";
import { TextField } from "~/components/text-field";
import { useActionForm } from "~/lib/form";
import { addDeviceInput, changeDeviceInput } from "../devices/schema";

type Given = { id: string; name: string; classId: string };

/** A tablet's class and name: for a new one, or for one that moves. */
export function DeviceForm(props: {
  device: Given | null;
  classes: readonly { id: string; name: string }[];
  actionData: unknown;
}) {
  const { t } = useTranslation(["accounts", "common"]);
  const { device } = props;
  const intent = device ? "changeDevice" : "addDevice";
  const form = useActionForm({
    ...{ schema: device ? changeDeviceInput : addDeviceInput, intent },
    actionData: props.actionData,
    defaultValues: { classId: device?.classId ?? "", name: device?.name ?? t("device.usualName") },
  });
  return (
    <ActionForm
      form={form}
      intent={intent}
      act={device ? t("common:save") : t("device.makeCode")}
      aside={
        <LinkButton to="." kind="quiet">
          {t("common:cancel")}
        </LinkButton>
      }
    >
      {device ? <input type="hidden" name="deviceId" value={device.id} /> : null}
      <SelectField
        label={t("device.class")}
        empty
        options={props.classes.map(({ id, name }) => ({ value: id, label: name }))}
        {...form.field("classId")}
      />
      <TextField
        label={t("device.name")}
        hint={t("device.nameHint")}
        maxLength={30}
        {...form.field("name")}
      />
    </ActionForm>
  );
}
