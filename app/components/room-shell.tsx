import { useLocation } from "@remix-run/react";
import type { IconNode } from "lucide";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "./icon";
import { Link } from "./link";
import { MenuButton, MenuPanel } from "./menu-panel";
import { currentHref, type NavItem } from "./nav";
import { PlaceList } from "./place-list";
import { SkipLink } from "./skip-link";
import { ThemeToggle } from "./theme-toggle";

/** The tablet in the room: text 16, targets 56, places at the thumb or at the edge; the page's header is the only one. */
export function RoomShell({
  items = [],
  menu,
  banner,
  printNote,
  children,
}: {
  items?: readonly NavItem[];
  /** Of whoever holds the tablet, or of the tablet itself. */
  menu: { icon: IconNode; open: string; label: string; body: ReactNode };
  banner?: ReactNode;
  printNote?: string;
  children: ReactNode;
}) {
  const { t } = useTranslation("common");
  const { pathname } = useLocation();
  const [only] = items;
  const isAway = items.length === 1 && currentHref(items, pathname) === undefined;
  return (
    <div data-density="room" className="shell">
      <SkipLink />
      {banner}
      <div className="room">
        <header className="room-tools no-print">
          {only && isAway ? (
            <Link to={only.href} className="round" aria-label={only.label} title={only.label}>
              <Icon of={only.icon} size={24} />
            </Link>
          ) : null}
          <ThemeToggle />
          <MenuButton opens="user-menu" label={menu.open} className="round">
            <Icon of={menu.icon} size={24} />
          </MenuButton>
          <MenuPanel id="user-menu" place="below" label={menu.label}>
            {menu.body}
          </MenuPanel>
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
