import { LogIn, Tablet } from "lucide";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { DeviceShell as Shell } from "~/access/shell.server";
import { ConfirmButton } from "~/components/confirm-button";
import { Icon } from "~/components/icon";
import { LeaveForm } from "~/components/leave-form";
import { LanguageSwitch } from "~/components/language-switch";
import { Link } from "~/components/link";
import { usePrintNote } from "~/components/print-note";
import { RoomShell } from "~/components/room-shell";
import { DemoBanner } from "./demo-banner";

/** The frame of a class's tablet: nobody's own, so no person's menu, but the tablet's. */
export function DeviceShell({ shell, children }: { shell: Shell; children: ReactNode }) {
  const { t } = useTranslation("accounts");
  usePrintNote(shell.printNote);
  const menu = {
    ...{
      icon: Tablet,
      label: t("device.one"),
      open: t("device.menuOf", { name: shell.deviceName }),
    },
    body: (
      <>
        <p className="px-2.5 pb-3">
          <b className="block">{shell.deviceName}</b>
          <span className="text-ink-2">
            {shell.className} · {shell.centreName}
          </span>
        </p>
        <Link to="/login" className="menu-row">
          <Icon of={LogIn} />
          {t("device.signIn")}
        </Link>
        <LanguageSwitch row />
        <LeaveForm action="/pair/back" className="p-2.5">
          <ConfirmButton
            question={t("device.backQuestion")}
            detail={t("device.backDetail")}
            confirmLabel={t("device.back")}
          >
            {t("device.back")}
          </ConfirmButton>
        </LeaveForm>
      </>
    ),
  };
  return (
    <RoomShell
      menu={menu}
      banner={shell.demoTime ? <DemoBanner time={shell.demoTime} /> : undefined}
      printNote={shell.printNote}
    >
      {children}
    </RoomShell>
  );
}
