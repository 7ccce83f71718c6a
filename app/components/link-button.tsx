import type { IconNode } from "lucide";
import type { ReactNode } from "react";
import { buttonClass, type ButtonKind } from "./button";
import { Icon } from "./icon";
import { Link } from "./link";

/** A link that looks like a button. `reload` and `download` leave it to the browser. */
export function LinkButton({
  to,
  kind,
  large,
  icon,
  reload = false,
  download = false,
  label,
  className,
  children,
}: {
  to: string;
  kind?: ButtonKind;
  large?: boolean;
  icon?: IconNode;
  reload?: boolean;
  download?: boolean;
  /** The name of a button that is only an icon. */
  label?: string;
  className?: string;
  children?: ReactNode;
}) {
  return (
    <Link
      to={to}
      reloadDocument={reload || download}
      download={download || undefined}
      aria-label={label}
      data-icon-only={children ? undefined : ""}
      className={buttonClass(kind, large, className)}
    >
      {icon ? <Icon of={icon} /> : null}
      {children}
    </Link>
  );
}
