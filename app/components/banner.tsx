import { clsx } from "clsx";
import { CircleAlert, CircleCheck, Info, TriangleAlert, type IconNode } from "lucide";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "./icon";

const tones: Record<"info" | "ok" | "warn" | "stop", { icon: IconNode; className: string }> = {
  info: { icon: Info, className: "bg-info-soft text-info-fg" },
  ok: { icon: CircleCheck, className: "bg-ok-soft text-ok-fg" },
  warn: { icon: TriangleAlert, className: "bg-warn-soft text-warn-fg" },
  stop: { icon: CircleAlert, className: "bg-stop-soft text-stop-fg" },
};

/** One sentence across the page, with a link. One at a time: the gravest wins. */
export function Banner({
  tone = "info",
  action,
  inset = false,
  children,
}: {
  tone?: keyof typeof tones;
  action?: ReactNode;
  /** Inside a page or a form instead of across the window. */
  inset?: boolean;
  children: ReactNode;
}) {
  const { t } = useTranslation("common");
  const { icon, className } = tones[tone];
  const Element = inset ? "div" : "aside";
  return (
    <Element
      aria-label={inset ? undefined : t("notice")}
      className={clsx(
        "no-print flex px-4 py-2",
        inset ? "rounded-field" : "justify-center",
        className,
      )}
    >
      <span role={tone === "stop" ? "alert" : undefined} className="flex items-start gap-2">
        <Icon of={icon} className="mt-0.5" />
        <span>
          {children} {action}
        </span>
      </span>
    </Element>
  );
}
