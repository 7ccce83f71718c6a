import { CircleUserRound } from "lucide";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Shell } from "~/access/shell.server";
import { Banner } from "~/components/banner";
import { FamilyShell } from "~/components/family-shell";
import { OfficeShell } from "~/components/office-shell";
import { usePrintNote } from "~/components/print-note";
import { RoleSwitch } from "~/components/role-switch";
import { RoomShell } from "~/components/room-shell";
import { UserLine } from "~/components/user-line";
import { UserMenu } from "~/components/user-menu";
import { landingOf } from "../rules";
import { navItems, type News } from "./nav-items";

const roomRoles = ["teacher", "carer"];
const familyRoles = ["guardian", "familyMember", "pickupOnly"];

/** The frame of the role: the office's desk, the room's tablet or the family's phone. */
export function AppShell({
  shell,
  news,
  header,
  actions,
  children,
}: {
  shell: Shell;
  news?: News;
  /** Whom a family's pages are about. */
  header?: ReactNode;
  /** One or two round buttons beside it. */
  actions?: ReactNode;
  children: ReactNode;
}) {
  const { t } = useTranslation(["nav", "enums", "common"]);
  const items = (of: "centre" | "family" | "account") => navItems(of, shell.capabilities, t, news);
  usePrintNote(shell.printNote);
  const frame = {
    accountItems: items("account"),
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
  if (familyRoles.includes(shell.role)) {
    return (
      <FamilyShell {...frame} items={items("family")} {...{ header, actions }}>
        {children}
      </FamilyShell>
    );
  }
  if (roomRoles.includes(shell.role)) {
    const { banner, printNote, user } = frame;
    const menu = {
      ...{ icon: CircleUserRound, label: t("common:account") },
      open: t("common:accountOf", { name: user.name }),
      body: (
        <>
          <div className="px-2.5 pb-3">
            <UserLine user={user} />
          </div>
          <UserMenu items={frame.accountItems} roleSwitch={frame.roleSwitch} />
        </>
      ),
    };
    return (
      <RoomShell {...{ banner, printNote, menu }} items={items("centre")}>
        {children}
      </RoomShell>
    );
  }
  return (
    <OfficeShell {...frame} items={items("centre")} homeHref={landingOf(shell.role)}>
      {children}
    </OfficeShell>
  );
}

export function DemoBanner({ time }: { time: string }) {
  const { t } = useTranslation("common");
  return (
    <Banner tone="info">
      {t("demoTime")} {time}
      <span className="max-md:hidden"> · {t("demoHow")}</span>
    </Banner>
  );
}
