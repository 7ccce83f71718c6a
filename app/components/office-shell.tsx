import { Ellipsis, Menu } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Brand } from "./brand";
import { Icon } from "./icon";
import { MenuPanel } from "./menu-panel";
import type { NavItem, ShellUser } from "./nav";
import { SideNav } from "./side-nav";
import { SkipLink } from "./skip-link";
import { ThemeToggle } from "./theme-toggle";
import { UserLine } from "./user-line";
import { UserMenu } from "./user-menu";

/** The desk: 200 px of places at the side; below 900 px a bar with the same places in a sheet. */
export function OfficeShell({
  items,
  accountItems,
  centreName,
  user,
  homeHref,
  banner,
  roleSwitch,
  printNote,
  children,
}: {
  items: readonly NavItem[];
  accountItems?: readonly NavItem[];
  centreName: string;
  user: ShellUser;
  homeHref: string;
  banner?: ReactNode;
  roleSwitch?: ReactNode;
  /** Foot of a printed page: the centre and the day. */
  printNote?: string;
  children: ReactNode;
}) {
  const { t } = useTranslation("common");
  const userMenu = <UserMenu items={accountItems} roleSwitch={roleSwitch} />;
  return (
    <div data-density="desk" className="shell">
      <SkipLink />
      {banner}
      <div className="desk">
        <header className="desk-side">
          <div className="desk-places">
            <div className="px-2 pb-3">
              <Brand centreName={centreName} href={homeHref} />
            </div>
            <SideNav items={items} />
          </div>
          <div className="desk-person flex items-center gap-1">
            <MenuPanel
              id="user-menu"
              place="user"
              label={t("account")}
              buttonClassName="flex min-w-0 flex-1 items-center justify-between gap-1 rounded-field p-2 hover:bg-hover"
              button={
                <>
                  <UserLine user={user} />
                  <Icon of={Ellipsis} size={16} className="text-ink-3" />
                </>
              }
            >
              {userMenu}
            </MenuPanel>
            <ThemeToggle />
          </div>
        </header>
        <header className="desk-top no-print">
          <div className="min-w-0 flex-1">
            <Brand centreName={centreName} href={homeHref} />
          </div>
          <ThemeToggle />
          <MenuPanel
            id="side-menu"
            place="side"
            label={t("menu")}
            buttonLabel={t("menu")}
            buttonClassName="round"
            button={<Icon of={Menu} size={24} />}
          >
            <div className="px-2.5 pb-3">
              <UserLine user={user} />
            </div>
            <SideNav items={items} />
            <div className="mt-3 border-t border-line pt-3">{userMenu}</div>
          </MenuPanel>
        </header>
        <main id="content" tabIndex={-1} className="desk-main outline-none">
          {children}
        </main>
      </div>
      {printNote ? <p className="print-foot">{printNote}</p> : null}
    </div>
  );
}
