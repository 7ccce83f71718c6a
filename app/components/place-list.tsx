import { useLocation } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Icon } from "./icon";
import { Link } from "./link";
import { currentHref, type NavItem } from "./nav";

/** Places with the icon over the word; a dot tells of news. */
export function PlaceList({ items }: { items: readonly NavItem[] }) {
  const { t } = useTranslation("common");
  const { pathname } = useLocation();
  const current = currentHref(items, pathname);
  return (
    <ul>
      {items.map((item) => (
        <li key={item.href}>
          <Link
            to={item.href}
            className="place -outline-offset-2"
            aria-current={item.href === current ? "page" : undefined}
          >
            <Icon of={item.icon} size={24} strong={item.href === current} />
            {item.label}
            {item.count ? (
              <>
                <span className="news" aria-hidden="true" />
                <span className="sr-only">{t("hasNews")}</span>
              </>
            ) : null}
          </Link>
        </li>
      ))}
    </ul>
  );
}
