import { Suspense, type ReactNode } from "react";
import { useHydrated } from "~/lib/hydrated";

/**
 * The place of a drawing: its room from the first byte on, the drawing itself once the browser has fetched
 * it. Nothing of a drawing is rendered on the server; the table beside it says the same.
 */
export function LazyDrawing({
  label,
  height,
  children,
}: {
  /** What the drawing shows, in one sentence. */
  label: string;
  height: number;
  children: ReactNode;
}) {
  const space = <div className="h-full rounded-field bg-sunk" />;
  return (
    <figure role="img" aria-label={label} className="m-0 min-w-0 text-12" style={{ height }}>
      {useHydrated() ? <Suspense fallback={space}>{children}</Suspense> : space}
    </figure>
  );
}
