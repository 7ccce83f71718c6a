import type { LucideIcon } from "lucide-react";

export function Icon({
  of: Drawing,
  size = 20,
  strong = false,
  label,
  className,
}: {
  of: LucideIcon;
  size?: 16 | 20 | 24;
  strong?: boolean;
  label?: string;
  className?: string;
}) {
  return (
    <Drawing
      size={size}
      strokeWidth={strong ? 2.25 : 1.75}
      className={className ? `shrink-0 ${className}` : "shrink-0"}
      role={label ? "img" : undefined}
      aria-label={label}
      aria-hidden={label ? undefined : true}
    />
  );
}
