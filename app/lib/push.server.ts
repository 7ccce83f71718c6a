import webPush from "web-push";
import { env } from "./env.server";
import { postOut } from "./outgoing.server";
import { remember } from "./remember.server";
import { pushKeyPair } from "./vault.server";

const keys = () => remember("push-keys", pushKeyPair);

/** What a browser subscribes with: it takes pushes of whoever holds the key beside it, and of nobody else. */
export const pushPublicKey = (): string => keys().publicKey;

export type PushTarget = { endpoint: string; p256dh: string; auth: string };
export type PushNote = { title: string; body: string; path: string; tag: string };

const keptSeconds = 12 * 3_600;

/** Whom a push service may write to about this installation. */
const subject = (): string => {
  const { WENRUN_BASE_URL: base, WENRUN_MAIL_FROM: from } = env();
  if (from) return `mailto:${from}`;
  return base?.startsWith("https:") ? base : "https://wenrun.invalid";
};

/** Hands a note, sealed for one browser, to its push service: `gone` where that does not know the browser any more. */
export async function sendPush(to: PushTarget, note: PushNote): Promise<"sent" | "gone"> {
  const { endpoint, p256dh, auth } = to;
  const details = webPush.generateRequestDetails(
    { endpoint, keys: { p256dh, auth } },
    JSON.stringify(note),
    { vapidDetails: { subject: subject(), ...keys() }, TTL: keptSeconds, urgency: "normal" },
  );
  const headers = Object.entries(details.headers).filter(([name]) => name !== "Content-Length");
  const { status } = await postOut(endpoint, {
    headers: Object.fromEntries(headers),
    body: details.body ?? "",
  });
  if (status === 404 || status === 410) return "gone";
  if (status < 200 || status > 299) throw new Error(`push service answered ${status}`);
  return "sent";
}
