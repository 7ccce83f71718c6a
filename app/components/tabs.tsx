import { useLocation } from "@remix-run/react";
import { Link } from "./link";
import { currentHref } from "./nav";

/** Links between parts of one thing, underlined in jade; they scroll sideways on a phone. */
export function Tabs({
  label,
  items,
  current,
}: {
  label: string;
  items: readonly { href: string; label: string; count?: number }[];
  current?: string;
}) {
  const { pathname } = useLocation();
  const chosen = current ?? currentHref(items, pathname);
  return (
    <nav aria-label={label} className="no-print mb-4 overflow-x-auto border-b border-line">
      <ul className="flex gap-6">
        {items.map((item) => (
          <li key={item.href}>
            <Link
              to={item.href}
              preventScrollReset
              aria-current={item.href === chosen ? "page" : undefined}
              className="flex min-h-(--tap) items-center gap-1.5 border-b-2 border-transparent px-0.5 whitespace-nowrap text-ink-2 -outline-offset-2 hover:text-ink aria-[current]:border-brand aria-[current]:font-semibold aria-[current]:text-ink"
            >
              {item.label}
              {item.count === undefined ? null : (
                <span className="text-second font-normal text-ink-3">{item.count}</span>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
