import { useNavigate } from "@remix-run/react";
import { useMemo, type MouseEvent } from "react";

/** A click that means "go there, here": no second button, no key that opens another tab. */
export const isPlainClick = (event: MouseEvent): boolean =>
  event.button === 0 &&
  !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) &&
  !event.defaultPrevented;

/** One handler for all links of a list, which stay plain: a click follows them without a reload. */
export function usePlainLinks() {
  const navigate = useNavigate();
  return useMemo(
    () => ({
      onClick(event: MouseEvent) {
        if (!isPlainClick(event) || !(event.target instanceof Element)) return;
        const link = event.target.closest("a");
        if (!link) return;
        event.preventDefault();
        navigate(link.pathname + link.search + link.hash);
      },
    }),
    [navigate],
  );
}
