import { useRevalidator } from "@remix-run/react";
import { useCallback } from "react";
import { useLive } from "~/lib/use-live";

/** Reads the page anew whenever something was said, read or taken back in a thread of the own classes. */
export function useLiveMessages(): void {
  const { revalidate } = useRevalidator();
  const renew = useCallback(() => void revalidate(), [revalidate]);
  useLive("/live?topic=messages", renew);
}
