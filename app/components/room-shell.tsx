import { CircleUserRound } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "./icon";
import { MenuPanel } from "./menu-panel";
import type { NavItem, ShellUser } from "./nav";
import { PlaceList } from "./place-list";
import { SkipLink } from "./skip-link";
import { ThemeToggle } from "./theme-toggle";
import { UserLine } from "./user-line";
import { UserMenu } from "./user-menu";

/** The tablet in the room: text 16, targets 56, places at the thumb or at the edge. */
export function RoomShell({
  items = [],
  accountItems,
  centreName,
  user,
  title,
  subtitle,
  actions,
  back,
  banner,
  roleSwitch,
  printNote,
  children,
}: {
  items?: readonly NavItem[];
  accountItems?: readonly NavItem[];
  centreName: string;
  user: ShellUser;
  /** Left out where the page brings its own header. */
  title?: ReactNode;
  subtitle?: ReactNode;
  actions?: ReactNode;
  back?: ReactNode;
  banner?: ReactNode;
  roleSwitch?: ReactNode;
  printNote?: string;
  children: ReactNode;
}) {
  const { t } = useTranslation("common");
  return (
    <div data-density="room" className="shell">
      <SkipLink />
      {banner}
      <div className="room">
        <header className="room-top">
          {back}
          <div className="mr-auto min-w-0 pl-1">
            {title ? <h1 className="text-24">{title}</h1> : <b>{centreName}</b>}
            {subtitle ? <p className="text-ink-2">{subtitle}</p> : null}
          </div>
          {actions ? (
            <div className="order-last flex basis-full flex-wrap items-center gap-2 sm:order-none sm:basis-auto">
              {actions}
            </div>
          ) : null}
          <div className="no-print flex items-center">
            <ThemeToggle />
            <MenuPanel
              id="user-menu"
              place="below"
              label={t("account")}
              buttonLabel={t("accountOf", { name: user.name })}
              buttonClassName="round"
              button={<Icon of={CircleUserRound} size={24} />}
            >
              <div className="px-2.5 pb-3">
                <UserLine user={user} />
              </div>
              <UserMenu items={accountItems} roleSwitch={roleSwitch} />
            </MenuPanel>
          </div>
        </header>
        <main id="content" tabIndex={-1} className="room-main outline-none">
          {children}
        </main>
        {items.length > 1 ? (
          <nav aria-label={t("mainNavigation")} className="room-nav">
            <PlaceList items={items} />
          </nav>
        ) : null}
      </div>
      {printNote ? <p className="print-foot">{printNote}</p> : null}
    </div>
  );
}
