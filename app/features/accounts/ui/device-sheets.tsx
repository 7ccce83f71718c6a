import { useLocation } from "@remix-run/react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { AddSheet } from "~/components/add-sheet";
import type { DeviceRow } from "../devices/queries.server";
import { DeviceCode, type ShownCode } from "./device-code";
import { DeviceForm } from "./device-form";

/** What was made stays shown while the list asks whether the tablet is there, and goes with the page's address. */
function useKept(made: ShownCode | null): ShownCode | null {
  const { key } = useLocation();
  const [kept, setKept] = useState<{ key: string; made: ShownCode } | null>(null);
  useEffect(() => {
    if (made) setKept({ key, made });
  }, [made, key]);
  return made ?? (kept?.key === key ? kept.made : null);
}

/** Over the list: a new tablet, one that changes, or the code that was just made. */
export function DeviceSheets(props: {
  add: boolean;
  change: { id: string; name: string; classId: string } | null;
  made: ShownCode | null;
  rows: readonly DeviceRow[];
  classes: readonly { id: string; name: string }[];
  actionData: unknown;
}) {
  const { t } = useTranslation("accounts");
  const { add, change, rows, classes, actionData } = props;
  const made = useKept(props.made);
  if (made) {
    const row = rows.find(({ id }) => id === made.deviceId);
    return (
      <AddSheet title={t("device.codeTitle", { name: row?.name ?? "" })}>
        <DeviceCode key={made.code} {...{ made, state: row?.state }} home="." />
      </AddSheet>
    );
  }
  if (!add && !change) return null;
  return (
    <AddSheet title={change ? t("device.changeOf", change) : t("device.add")}>
      <DeviceForm device={change} {...{ classes, actionData }} />
    </AddSheet>
  );
}
