import { CircleUserRound } from "lucide";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Shell } from "~/access/shell.server";
import { OfficeShell } from "~/components/office-shell";
import { RoomShell } from "~/components/room-shell";
import { UserLine } from "~/components/user-line";
import { UserMenu } from "~/components/user-menu";
import { landingOf } from "../rules";
import { centrePlaces } from "./centre-places";
import { FamilyFrame } from "./family-frame";
import { navItems, type News } from "./nav-items";
import { useFrame } from "./use-frame";

const roomRoles = ["teacher", "carer"];
const familyRoles = ["guardian", "familyMember", "pickupOnly"];

/** The frame of the role: the office's desk, the room's tablet or the family's phone. */
export function AppShell(props: { shell: Shell; news?: News; children: ReactNode }) {
  const { role } = props.shell;
  return familyRoles.includes(role) ? <FamilyFrame {...props} /> : <StaffFrame {...props} />;
}

function StaffFrame({ shell, news, children }: { shell: Shell; news?: News; children: ReactNode }) {
  const { t } = useTranslation(["nav", "common"]);
  const items = navItems(centrePlaces, shell.capabilities, t, news);
  const frame = useFrame(shell);
  if (!roomRoles.includes(shell.role)) {
    return (
      <OfficeShell {...frame} {...{ items }} homeHref={landingOf(shell.role)}>
        {children}
      </OfficeShell>
    );
  }
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
  return <RoomShell {...{ banner, printNote, menu, items }}>{children}</RoomShell>;
}
