import { createHmac, timingSafeEqual } from "node:crypto";
import { realNow } from "./clock";
import { postOut } from "./outgoing.server";

const digestOf = (secret: string, body: string, seconds: number): string =>
  createHmac("sha256", secret).update(`${seconds}.${body}`).digest("hex");

/** `t=…,v1=…`: when a body was signed, in seconds, and the HMAC-SHA256 of that moment and the body. */
export const signBody = (secret: string, body: string, at: Date): string => {
  const seconds = Math.floor(at.getTime() / 1000);
  return `t=${seconds},v1=${digestOf(secret, body, seconds)}`;
};

/** How a receiver checks it: the right secret, and not older than the replay window. */
export function isSignedBody(
  signature: string,
  of: { secret: string; body: string; now: Date; windowSeconds: number },
): boolean {
  const [, seconds = "", given = ""] = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/.exec(signature) ?? [];
  if (!given) return false;
  const age = Math.abs(of.now.getTime() / 1000 - Number(seconds));
  if (age > of.windowSeconds) return false;
  const wanted = Buffer.from(digestOf(of.secret, of.body, Number(seconds)));
  return timingSafeEqual(wanted, Buffer.from(given));
}

/** Posts JSON to another machine, signed in `Wenrun-Signature`, and answers its status. */
export function postSigned(
  to: { url: string; secret: string },
  message: Record<string, unknown>,
): Promise<{ status: number }> {
  const body = JSON.stringify(message);
  const headers = {
    "Content-Type": "application/json; charset=utf-8",
    "Wenrun-Signature": signBody(to.secret, body, realNow()),
  };
  return postOut(to.url, { headers, body });
}
