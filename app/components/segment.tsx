import type { ReactNode } from "react";
import { Link } from "./link";

interface Piece {
  key: string;
  label: ReactNode;
  href?: string;
}

/** Views of the same thing, seven or fewer. Pieces with an `href` are links, others are buttons. */
export function Segment({
  label,
  items,
  current,
  onChange,
}: {
  label: string;
  items: readonly Piece[];
  current: string;
  onChange?: (key: string) => void;
}) {
  return (
    <div role="group" aria-label={label} className="seg no-print">
      {items.map((item) =>
        item.href === undefined ? (
          <button
            key={item.key}
            type="button"
            aria-pressed={item.key === current}
            onClick={() => onChange?.(item.key)}
          >
            {item.label}
          </button>
        ) : (
          <Link
            key={item.key}
            to={item.href}
            preventScrollReset
            aria-current={item.key === current ? "true" : undefined}
          >
            {item.label}
          </Link>
        ),
      )}
    </div>
  );
}
