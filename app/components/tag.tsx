import { clsx } from "clsx";
import type { IconNode } from "lucide";
import type { ReactNode } from "react";
import { Icon } from "./icon";

export type Tone = "brand" | "ok" | "warn" | "stop" | "info";

/** Two to six characters on a soft ground. Without a tone it is neutral. */
export function Tag({
  tone,
  icon,
  children,
}: {
  tone?: Tone;
  icon?: IconNode;
  children: ReactNode;
}) {
  return (
    <span className={clsx("tag", tone && `tag-${tone}`)}>
      {icon ? <Icon of={icon} size={16} /> : null}
      {children}
    </span>
  );
}
