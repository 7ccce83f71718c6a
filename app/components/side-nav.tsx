import { useLocation } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Icon } from "./icon";
import { currentHref, type NavItem } from "./nav";
import { usePlainLinks } from "./plain-links";

/** The office's places under their group heads. */
export function SideNav({ items }: { items: readonly NavItem[] }) {
  const { t } = useTranslation("common");
  const { pathname } = useLocation();
  const current = currentHref(items, pathname);
  const links = usePlainLinks();
  const groups = [...new Set(items.map((item) => item.group))];
  return (
    <nav aria-label={t("mainNavigation")} className="side-nav" {...links}>
      {groups.map((group) => (
        <div key={group ?? ""}>
          {group ? <p className="side-group">{group}</p> : null}
          <ul>
            {items
              .filter((item) => item.group === group)
              .map((item) => (
                <li key={item.href}>
                  <a
                    href={item.href}
                    className="menu-row -outline-offset-2"
                    aria-current={item.href === current ? "page" : undefined}
                  >
                    <Icon of={item.icon} />
                    <span className="truncate">{item.label}</span>
                    {item.count ? (
                      <b className="ml-auto text-fine text-ink-3">{item.count}</b>
                    ) : null}
                  </a>
                </li>
              ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}
