import { ChevronLeft } from "lucide";
import type { ReactNode } from "react";
import { Icon } from "./icon";
import { Link } from "./link";

export function BackLink({ to, children }: { to: string; children: ReactNode }) {
  return (
    <Link
      to={to}
      className="no-print inline-flex min-h-(--tap) items-center gap-1 text-ink-2 hover:text-ink"
    >
      <Icon of={ChevronLeft} size={16} />
      {children}
    </Link>
  );
}
