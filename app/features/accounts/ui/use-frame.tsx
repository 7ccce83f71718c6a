import { useTranslation } from "react-i18next";
import type { Shell } from "~/access/shell.server";
import { usePrintNote } from "~/components/print-note";
import { RoleSwitch } from "~/components/role-switch";
import { DemoBanner } from "./demo-banner";
import { accountPlaces } from "./family-places";
import { navItems } from "./nav-items";

/** What the frames of all roles show of the person and the centre. */
export function useFrame(shell: Shell) {
  const { t } = useTranslation(["nav", "enums", "common"]);
  usePrintNote(shell.printNote);
  return {
    accountItems: navItems(accountPlaces, shell.capabilities, t),
    centreName: shell.centreName,
    user: { name: shell.userName, role: t(`enums:role.${shell.role}`) },
    banner: shell.demoTime ? <DemoBanner time={shell.demoTime} /> : undefined,
    printNote: shell.printNote,
    roleSwitch: (
      <RoleSwitch
        current={shell.currentRole}
        roles={shell.roles.map((held) => ({
          value: held.value,
          label: shell.severalCentres
            ? `${t(`enums:role.${held.role}`)} · ${held.centreName}`
            : t(`enums:role.${held.role}`),
        }))}
      />
    ),
  };
}
