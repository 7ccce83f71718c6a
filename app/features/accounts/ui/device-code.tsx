import { useLocation, useRevalidator } from "@remix-run/react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Banner } from "~/components/banner";
import { LinkButton } from "~/components/link-button";
import { ShownLink } from "~/components/shown-link";
import { realNow } from "~/lib/clock";
import { dropDraft } from "~/lib/form-draft";
import type { DeviceState } from "../devices/rules";
import { spacedCode } from "../devices/rules";

export type ShownCode = {
  deviceId: string;
  code: string;
  /** How long it is good from when it was made. */
  seconds: number;
  url: string;
  qr: string;
};

const askEveryMs = 4_000;

/** The code on the office's screen: read out, typed or scanned, and it says when the tablet is there. */
export function DeviceCode(props: {
  made: ShownCode;
  state: DeviceState | undefined;
  home: string;
}) {
  const { t } = useTranslation("accounts");
  const { made, state } = props;
  const left = useSecondsLeft(made);
  const { revalidate } = useRevalidator();
  const { pathname } = useLocation();
  // the form that asked for the code is gone before it could forget what was typed
  useEffect(() => dropDraft(`${pathname}#addDevice`), [pathname]);
  const waits = state === "waiting" && left > 0;
  useEffect(() => {
    if (!waits) return undefined;
    const every = setInterval(revalidate, askEveryMs);
    return () => clearInterval(every);
  }, [waits, revalidate]);
  // a tablet that is paired already waits with the same code for another
  const [first] = useState(state);
  if (state === "paired" && first !== "paired") {
    return (
      <div className="grid justify-items-start gap-4">
        <Banner tone="ok" inset>
          {t("device.isPaired")}
        </Banner>
        <LinkButton to={props.home} kind="main">
          {t("device.ready")}
        </LinkButton>
      </div>
    );
  }
  if (left === 0) {
    return (
      <Banner tone="warn" inset>
        {t("device.codeOver")}
      </Banner>
    );
  }
  const minutes = Math.floor(left / 60);
  const seconds = String(left % 60).padStart(2, "0");
  return (
    <div className="grid justify-items-start gap-3">
      <p className="text-ink-2">{t("device.codeHow", { address: new URL(made.url).host })}</p>
      <p className="pair-code" data-code={made.code}>
        {spacedCode(made.code)}
      </p>
      <p className="text-ink-2" role="timer">
        {t("device.codeLeft", { time: `${minutes}:${seconds}` })}
      </p>
      <ShownLink link={made} alt={t("device.codeQr")} />
    </div>
  );
}

function useSecondsLeft({ code, seconds }: ShownCode): number {
  const [left, setLeft] = useState(seconds);
  useEffect(() => {
    const end = realNow().getTime() + seconds * 1000;
    const tick = () => setLeft(Math.max(0, Math.ceil((end - realNow().getTime()) / 1000)));
    tick();
    const every = setInterval(tick, 1000);
    return () => clearInterval(every);
  }, [code, seconds]);
  return left;
}
