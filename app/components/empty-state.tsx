import type { IconNode } from "lucide";
import type { ReactNode } from "react";
import { Icon } from "./icon";

/** One line of what will be here and one button that makes it so. */
export function EmptyState({
  icon,
  children,
  action,
}: {
  icon?: IconNode;
  children: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className="grid justify-items-center gap-3 px-6 py-12 text-center text-ink-2">
      {icon ? (
        <span className="grid size-14 place-items-center rounded-full bg-sunk text-ink-3">
          <Icon of={icon} size={24} />
        </span>
      ) : null}
      <p>{children}</p>
      {action}
    </div>
  );
}
