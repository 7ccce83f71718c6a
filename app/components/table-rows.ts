import { useNavigate } from "@remix-run/react";
import { useMemo, type KeyboardEvent, type MouseEvent } from "react";
import { isPlainClick } from "./plain-links";

const rowLink = "th > a";
const ownControls = "a, button, input, select, textarea, label, summary";

/**
 * One pair of handlers for all rows: plain links stay plain (a row costs no component), a click
 * anywhere in a row follows its link without a reload, arrows walk from row to row.
 */
export function useRowHandlers() {
  const navigate = useNavigate();
  return useMemo(
    () => ({
      onClick(event: MouseEvent<HTMLTableSectionElement>) {
        if (!isPlainClick(event) || !(event.target instanceof Element)) return;
        const link = event.target.closest("tr")?.querySelector<HTMLAnchorElement>(rowLink);
        const control = event.target.closest(ownControls);
        if (!link || (control && control !== link)) return;
        if (!control && window.getSelection()?.toString()) return;
        event.preventDefault();
        navigate(link.pathname + link.search + link.hash);
      },
      onKeyDown(event: KeyboardEvent<HTMLTableSectionElement>) {
        const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };
        const step = steps[event.key];
        const edge = event.key === "Home" || event.key === "End";
        if (step === undefined && !edge) return;
        if (!(event.target instanceof Element) || !event.target.matches(rowLink)) return;
        const links = [...event.currentTarget.querySelectorAll<HTMLAnchorElement>(rowLink)];
        const here = links.findIndex((link) => link === event.target);
        const next = edge ? links.at(event.key === "Home" ? 0 : -1) : links[here + (step ?? 0)];
        if (!next) return;
        event.preventDefault();
        next.focus();
      },
    }),
    [navigate],
  );
}
