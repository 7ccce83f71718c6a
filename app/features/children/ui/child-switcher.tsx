import { Link, useLocation } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Face } from "./face";

/** Brothers and sisters side by side; nothing at all for an only child. */
export function ChildSwitcher(props: {
  siblings: readonly {
    id: string;
    name: string;
    faceFileId: string | null;
    colour: number | null;
  }[];
  current: string;
}) {
  const { t } = useTranslation("children");
  const { pathname } = useLocation();
  if (props.siblings.length < 2) return null;
  return (
    <nav aria-label={t("family.switch")} className="no-print mb-4">
      <ul className="grid grid-cols-2 gap-2">
        {props.siblings.map((child) => (
          <li key={child.id}>
            <Link
              to={`${pathname}?child=${child.id}`}
              aria-current={child.id === props.current ? "true" : undefined}
              className="flex min-h-14 items-center gap-2.5 rounded-card px-3 py-2 text-ink-2 hover:bg-hover aria-[current]:bg-brand-soft aria-[current]:font-semibold aria-[current]:text-brand-text"
            >
              <Face name={child.name} fileId={child.faceFileId} colour={child.colour} />
              {child.name}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
