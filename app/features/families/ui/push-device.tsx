import { Form, useSubmit } from "@remix-run/react";
import { BellRing } from "lucide";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Banner } from "~/components/banner";
import { Button } from "~/components/button";
import { RowList } from "~/components/row-list";
import type { AlertSettings } from "../channels/queries.server";

type Standing = "unknown" | "off" | "on" | "denied" | "missing" | "insecure" | "failed";

async function ownSubscription(): Promise<PushSubscription | null> {
  const registered = await navigator.serviceWorker.getRegistration("/");
  return (await registered?.pushManager.getSubscription()) ?? null;
}

/** Where this browser stands, without asking its person anything. */
async function look(endpoints: readonly string[]): Promise<Standing> {
  if (!window.isSecureContext) return "insecure";
  if (!("serviceWorker" in navigator && "PushManager" in window && "Notification" in window)) {
    return "missing";
  }
  if (Notification.permission === "denied") return "denied";
  const held = await ownSubscription();
  return held && endpoints.includes(held.endpoint) ? "on" : "off";
}

/** The keys of a subscription that was made for another installation are no good here. */
async function takeSubscription(publicKey: string): Promise<PushSubscription> {
  await navigator.serviceWorker.register("/worker.js");
  const { pushManager } = await navigator.serviceWorker.ready;
  const held = await pushManager.getSubscription();
  await held?.unsubscribe();
  return pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: publicKey });
}

/** Asks this browser for pushes, on a tap and never by itself; where it cannot, a sentence says what to do. */
export function PushDevice({ settings }: { settings: AlertSettings }) {
  const { t } = useTranslation("families");
  const submit = useSubmit();
  const [standing, setStanding] = useState<Standing>("unknown");
  const [busy, setBusy] = useState(false);
  const { devices, publicKey } = settings;
  useEffect(() => {
    look(devices.map(({ endpoint }) => endpoint)).then(setStanding, () => setStanding("missing"));
  }, [devices]);
  const turnOn = async () => {
    setBusy(true);
    try {
      if ((await Notification.requestPermission()) !== "granted") return setStanding("denied");
      const { endpoint, keys } = (await takeSubscription(publicKey)).toJSON();
      const { p256dh = "", auth = "" } = keys ?? {};
      const form = { intent: "subscribe", endpoint: endpoint ?? "", p256dh, auth };
      submit(form, { method: "post", preventScrollReset: true });
    } catch {
      setStanding("failed");
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="grid gap-3">
      <p className="text-ink-2">{t("settings.pushLead")}</p>
      <noscript>
        <p>{t("settings.pushScript")}</p>
      </noscript>
      <div aria-live="polite">
        {standing === "off" || standing === "failed" ? (
          <div className="grid gap-3">
            {standing === "failed" ? (
              <Banner tone="warn" inset>
                {t("settings.pushFailed")}
              </Banner>
            ) : null}
            <div>
              <Button icon={BellRing} busy={busy} onClick={() => void turnOn()}>
                {t("settings.pushOn")}
              </Button>
            </div>
          </div>
        ) : null}
        {standing === "on" ? <p className="font-semibold">{t("settings.pushOwn")}</p> : null}
        {standing === "denied" ? <p>{t("settings.pushDenied")}</p> : null}
        {standing === "missing" ? <p>{t("settings.pushMissing")}</p> : null}
        {standing === "insecure" ? <p>{t("settings.pushInsecure")}</p> : null}
      </div>
      {devices.length > 0 ? <Devices devices={devices} /> : null}
    </div>
  );
}

function Devices({ devices }: Pick<AlertSettings, "devices">) {
  const { t } = useTranslation("families");
  return (
    <section aria-label={t("settings.devices")}>
      <h3 className="mb-1 text-body">{t("settings.devices")}</h3>
      <RowList
        rows={devices.map(({ id, device, since }) => ({
          key: id,
          title: device || t("settings.deviceUnknown"),
          detail: t("settings.deviceSince", { day: since }),
          act: (
            <Form method="post" preventScrollReset>
              <input type="hidden" name="intent" value="unsubscribe" />
              <input type="hidden" name="subscriptionId" value={id} />
              <Button
                type="submit"
                kind="quiet"
                aria-label={t("settings.deviceStopOf", {
                  device: device || t("settings.deviceUnknown"),
                })}
              >
                {t("settings.deviceStop")}
              </Button>
            </Form>
          ),
        }))}
      />
    </section>
  );
}
