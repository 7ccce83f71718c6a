import { CircleUserRound } from "lucide";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Brand } from "./brand";
import { Icon } from "./icon";
import { MenuButton, MenuPanel } from "./menu-panel";
import type { NavItem, ShellUser } from "./nav";
import { PlaceList } from "./place-list";
import { SkipLink } from "./skip-link";
import { TextSizeSwitch } from "./text-size-switch";
import { ThemeToggle } from "./theme-toggle";
import { UserLine } from "./user-line";
import { UserMenu } from "./user-menu";

/** The phone in a family's hand: one column of 480 at most, up to four places at the bottom. */
export function FamilyShell({
  items,
  accountItems,
  centreName,
  user,
  header,
  actions,
  banner,
  roleSwitch,
  printNote,
  children,
}: {
  items: readonly NavItem[];
  accountItems?: readonly NavItem[];
  centreName: string;
  user: ShellUser;
  /** The child this is about; the centre where there is none. */
  header?: ReactNode;
  /** One or two round buttons; the look then changes in the account menu, for room. */
  actions?: ReactNode;
  banner?: ReactNode;
  roleSwitch?: ReactNode;
  printNote?: string;
  children: ReactNode;
}) {
  const { t } = useTranslation("common");
  return (
    <div data-density="phone" className="shell">
      <SkipLink />
      {banner}
      <div className="family">
        <header className="family-top">
          <div className="min-w-0 flex-1">
            {header ?? <Brand centreName={centreName} href={items[0]?.href} />}
          </div>
          {actions}
          <div className="no-print flex items-center">
            {actions ? null : <ThemeToggle />}
            <MenuButton
              opens="user-menu"
              label={t("accountOf", { name: user.name })}
              className="round"
            >
              <Icon of={CircleUserRound} size={24} />
            </MenuButton>
            <MenuPanel id="user-menu" place="below" label={t("account")}>
              <div className="flex items-center justify-between gap-2 px-2.5 pb-3">
                <UserLine user={user} />
                {actions ? <ThemeToggle /> : null}
              </div>
              <UserMenu
                items={accountItems}
                roleSwitch={
                  <>
                    {roleSwitch}
                    <TextSizeSwitch />
                  </>
                }
              />
            </MenuPanel>
          </div>
        </header>
        <main id="content" tabIndex={-1} className="outline-none">
          {children}
        </main>
      </div>
      {items.length > 1 ? (
        <nav aria-label={t("mainNavigation")} className="family-tabs">
          <PlaceList items={items.slice(0, 4)} />
        </nav>
      ) : null}
      {printNote ? <p className="print-foot">{printNote}</p> : null}
    </div>
  );
}
