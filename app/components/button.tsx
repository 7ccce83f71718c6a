import { clsx } from "clsx";
import type { IconNode } from "lucide";
import { forwardRef, type ButtonHTMLAttributes, type MouseEvent } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "./icon";

export type ButtonKind = "main" | "plain" | "quiet" | "danger";

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  kind?: ButtonKind;
  large?: boolean;
  icon?: IconNode;
  /** Given at all, both words share one cell, so that the width never changes. */
  busy?: boolean;
  busyLabel?: string;
}

export function buttonClass(kind: ButtonKind = "plain", large = false, className?: string): string {
  return clsx("btn", `btn-${kind}`, large && "btn-large", className);
}

export const Button = forwardRef<HTMLButtonElement, ButtonProps>(function Button(
  { kind, large, icon, busy, busyLabel, className, children, onClick, type = "button", ...rest },
  ref,
) {
  const { t } = useTranslation("common");
  const click = (event: MouseEvent<HTMLButtonElement>) => {
    if (busy) event.preventDefault();
    else onClick?.(event);
  };
  return (
    <button
      {...rest}
      ref={ref}
      type={type}
      onClick={click}
      aria-busy={busy || undefined}
      aria-disabled={busy || rest["aria-disabled"]}
      data-icon-only={children ? undefined : ""}
      className={buttonClass(kind, large, className)}
    >
      {icon ? <Icon of={icon} /> : null}
      {busy === undefined ? (
        children
      ) : (
        <span className="btn-words">
          <span data-off={busy ? "" : undefined} aria-hidden={busy}>
            {children}
          </span>
          <span data-off={busy ? undefined : ""} aria-hidden={!busy}>
            {busyLabel ?? t("saving")}
          </span>
        </span>
      )}
    </button>
  );
});
