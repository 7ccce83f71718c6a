import { useLocation } from "@remix-run/react";
import { useEffect, useRef, type ReactNode } from "react";

/** React 18 knows neither attribute by its own name. */
const opens = (id: string) => ({ popovertarget: id });
const popover = { popover: "auto" };

/** A menu that opens by the browser alone, before and without scripts, and closes on the way out. */
export function MenuPanel({
  id,
  place,
  label,
  button,
  buttonLabel,
  buttonClassName,
  children,
}: {
  id: string;
  place: "user" | "side" | "below";
  label: string;
  button: ReactNode;
  /** The button's name where it shows only an icon. */
  buttonLabel?: string;
  buttonClassName?: string;
  children: ReactNode;
}) {
  const panel = useRef<HTMLDivElement>(null);
  const { key } = useLocation();
  useEffect(() => {
    if (panel.current?.matches(":popover-open")) panel.current.hidePopover();
  }, [key]);
  return (
    <>
      <button
        type="button"
        className={buttonClassName}
        aria-label={buttonLabel}
        title={buttonLabel}
        {...opens(id)}
      >
        {button}
      </button>
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
    </>
  );
}
