import { useLocation } from "@remix-run/react";
import { useEffect, useRef, type ReactNode } from "react";

/** React 18 knows neither attribute by its own name. */
const opens = (id: string) => ({ popovertarget: id });
const popover = { popover: "auto" };

/** Opens the panel of that id by the browser alone, before and without scripts. */
export function MenuButton({
  opens: panel,
  label,
  className,
  children,
}: {
  opens: string;
  /** The button's name where it shows only an icon. */
  label?: string;
  className?: string;
  children: ReactNode;
}) {
  return (
    <button type="button" className={className} aria-label={label} title={label} {...opens(panel)}>
      {children}
    </button>
  );
}

/** What a `MenuButton` opens. It closes by itself, and on the way to another page. */
export function MenuPanel({
  id,
  place,
  label,
  children,
}: {
  id: string;
  place: "user" | "side" | "below";
  label: string;
  children: ReactNode;
}) {
  const panel = useRef<HTMLDivElement>(null);
  const { key } = useLocation();
  useEffect(() => {
    if (panel.current?.matches(":popover-open")) panel.current.hidePopover();
  }, [key]);
  return (
    <div
      ref={panel}
      id={id}
      role="group"
      aria-label={label}
      className={`menu-panel menu-panel-${place}`}
      {...popover}
    >
      {children}
    </div>
  );
}
