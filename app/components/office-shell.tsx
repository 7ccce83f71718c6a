import { Ellipsis, Menu } from "lucide";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Brand } from "./brand";
import { Icon } from "./icon";
import { MenuButton, MenuPanel } from "./menu-panel";
import type { NavItem, ShellUser } from "./nav";
import { SideNav } from "./side-nav";
import { SkipLink } from "./skip-link";
import { ThemeToggle } from "./theme-toggle";
import { UserLine } from "./user-line";
import { UserMenu } from "./user-menu";

/**
 * The desk: 200 px of places at the side; below 900 px a bar, and the same places are its sheet. All of
 * it is there once: the style sheet alone decides what stands open and what a button opens.
 */
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
  return (
    <div data-density="desk" className="shell">
      <SkipLink />
      {banner}
      <div className="desk">
        <header className="desk-side">
          <div className="desk-places">
            <div className="desk-brand">
              <Brand centreName={centreName} href={homeHref} />
            </div>
            <MenuButton opens="side-menu" label={t("menu")} className="round desk-menu">
              <Icon of={Menu} size={24} />
            </MenuButton>
            <MenuPanel id="side-menu" place="side" label={t("menu")}>
              <div className="px-2.5 pb-3 md:hidden">
                <UserLine user={user} />
              </div>
              <SideNav items={items} />
              <MenuPanel id="user-menu" place="user" label={t("account")}>
                <UserMenu items={accountItems} roleSwitch={roleSwitch} />
              </MenuPanel>
            </MenuPanel>
          </div>
          <div className="desk-person flex items-center gap-1">
            <MenuButton
              opens="user-menu"
              className="hidden min-w-0 flex-1 items-center justify-between gap-1 rounded-field p-2 hover:bg-hover md:flex"
            >
              <UserLine user={user} />
              <Icon of={Ellipsis} size={16} className="text-ink-3" />
            </MenuButton>
            <ThemeToggle />
          </div>
        </header>
        <main id="content" tabIndex={-1} className="desk-main outline-none">
          {children}
        </main>
      </div>
      {printNote ? <p className="print-foot">{printNote}</p> : null}
    </div>
  );
}
