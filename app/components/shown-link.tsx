import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useHydrated } from "~/lib/hydrated";
import { Button } from "./button";
import { useToast } from "./toast";

/** A link that is shown once: to be scanned, copied, or read off. */
export function ShownLink(props: {
  link: { url: string; qr: string };
  /** What the QR code opens. */
  alt: string;
  /** Until when it is good, and the like. */
  note?: ReactNode;
  /** Other things to do with it, beside the copying. */
  actions?: ReactNode;
}) {
  const { t } = useTranslation("common");
  const toast = useToast();
  const hydrated = useHydrated();
  const { url, qr } = props.link;
  const copy = async () => {
    await navigator.clipboard.writeText(url);
    toast({ text: t("copied") });
  };
  return (
    <>
      <img
        src={qr}
        width={168}
        height={168}
        alt={props.alt}
        className="rounded-field bg-white p-2"
      />
      <p className="rounded-field bg-sunk p-3 font-semibold break-all">{url}</p>
      {props.note ? <p className="text-ink-2">{props.note}</p> : null}
      <div className="flex flex-wrap gap-2">
        {hydrated ? (
          <Button kind="main" onClick={() => void copy()}>
            {t("copyLink")}
          </Button>
        ) : null}
        {props.actions}
      </div>
    </>
  );
}
