import { clsx } from "clsx";
import { useId, type ReactNode } from "react";

/** A sheet of paper. `flush` leaves the padding to its content (tables); cards never nest. */
export function Card({
  title,
  aside,
  flush = false,
  className,
  children,
}: {
  title?: ReactNode;
  aside?: ReactNode;
  flush?: boolean;
  className?: string;
  children: ReactNode;
}) {
  const id = useId();
  const Element = title ? "section" : "div";
  return (
    <Element
      aria-labelledby={title ? id : undefined}
      className={clsx("card rounded-card bg-surface shadow-card", !flush && "p-(--pad)", className)}
    >
      {title ? (
        <header
          className={clsx(
            "mb-2 flex flex-wrap items-center justify-between gap-x-3 gap-y-1",
            flush && "px-(--pad) pt-(--pad)",
          )}
        >
          <h2 id={id} className="text-section">
            {title}
          </h2>
          {aside}
        </header>
      ) : null}
      {children}
    </Element>
  );
}
