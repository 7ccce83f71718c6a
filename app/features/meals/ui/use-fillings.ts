import { useFetcher, useRevalidator } from "@remix-run/react";
import { useEffect } from "react";
import type { FillingRow } from "../fillings/queries.server";
import { beatEveryMs, isLive } from "../fillings/rules";

/** What of it is drawn: anything else may change without the page being read again. */
const drawn = (rows: readonly FillingRow[]) =>
  rows.map(({ id, state, hasMenu }) => `${id} ${state} ${hasMenu}`).join();

/** The fillings of a week, asked for again while the assistant works; the page is read anew when one has changed. */
export function useFillings(week: string, loaded: readonly FillingRow[]): readonly FillingRow[] {
  const { load, data, state } = useFetcher<{ week: string; fillings: FillingRow[] }>();
  const { revalidate } = useRevalidator();
  const fresh = data?.week === week ? data.fillings : loaded;
  const isWorking = loaded.some((one) => isLive(one.state));
  const [now, page] = [drawn(fresh), drawn(loaded)];
  const isBehind = isWorking && now !== page;
  useEffect(() => {
    if (!isWorking) return;
    const ask = setInterval(() => {
      if (!document.hidden && state === "idle") load(`/menu/filling?week=${week}`);
    }, beatEveryMs);
    return () => clearInterval(ask);
  }, [isWorking, state, load, week]);
  useEffect(() => {
    if (isBehind) revalidate();
    // a page that was read anew and is behind again is read once more
  }, [isBehind, now, page, revalidate]);
  // steps alone come between two readings of the page
  return isWorking && !isBehind ? fresh : loaded;
}
