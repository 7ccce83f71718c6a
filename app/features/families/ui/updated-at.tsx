import { useRevalidator } from "@remix-run/react";
import { clsx } from "clsx";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useLive } from "~/lib/use-live";

/**
 * When the page was last known to be right: as it was drawn, and from then on with each sign of the stream.
 * Where there is no stream it says only when it was drawn.
 */
export function UpdatedAt({ at }: { at: string }) {
  const { t } = useTranslation("families");
  const { revalidate } = useRevalidator();
  const [heard, setHeard] = useState<string | null>(null);
  const state = useLive("/live?topic=family", revalidate, setHeard);
  const time = heard ?? at;
  // both are said by the page, so that the browser has them
  const words = { live: t("updated.live", { time }), drawn: t("updated.at", { time }) };
  return (
    <p className="no-print flex items-center justify-end gap-1.5 pt-1 text-second text-ink-3">
      <span
        className={clsx("size-2 rounded-full", state === "live" ? "bg-brand" : "bg-line-strong")}
        aria-hidden="true"
      />
      {state === "live" ? words.live : words.drawn}
    </p>
  );
}
