import { and, eq, isNull } from "drizzle-orm";
import type { Locale } from "~db/enums";
import { device, devicePairing } from "~db/schema/accounts";
import { centre } from "~db/schema/centres";
import { now, realNow } from "~/lib/clock";
import { makeContext, type CentreId, type Ctx, type OpenTransaction } from "~/lib/context.server";
import { appDatabase } from "~/lib/db.server";
import { fromCookie, readLocale } from "~/lib/preferences";
import { askTogether } from "~/lib/together.server";
import { SharedRead } from "~/lib/shared-read.server";
import { among, asArray } from "~/lib/rows.server";
import { statement } from "~/lib/statement.server";
import { oncePerRequest, type Asking } from "./request.server";
import { hashToken, isSecure } from "./session.server";

const deviceCookie = "wenrun_device";
/** As long as a browser keeps a cookie at all. */
const keptSeconds = 400 * 86_400;
const seenEveryMs = 60_000;

const cookieOf = (value: string, seconds: number): string =>
  [
    `${deviceCookie}=${value}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Lax`,
    ...(isSecure() ? ["Secure"] : []),
  ].join("; ");

/** Counted from the browser's real days, so that a cookie says by itself whether it is today's. */
const today = (): string => String(Math.floor(realNow().getTime() / 86_400_000));

/** The Set-Cookie header that makes a browser a class's tablet. */
export const keepDevice = (token: string): string => cookieOf(`${token}.${today()}`, keptSeconds);
export const forgetDevice = (): string => cookieOf("", 0);

const keptIn = (cookie: string | null): { token?: string; day?: string } => {
  const [token, day] = fromCookie(cookie, deviceCookie)?.split(".") ?? [];
  return { token, day };
};

const tokenOf = (request: Asking): string | undefined =>
  keptIn(request.headers.get("cookie")).token;

/** Whether these cookies hold a tablet's that is not of today. Asked of every request. */
export function isStaleDevice(cookie: string | null): boolean {
  const { token, day } = keptIn(cookie);
  return token !== undefined && token !== "" && day !== today();
}

/**
 * The Set-Cookie header by which a tablet in use stays one, or null where its cookie is of today already or
 * opens nothing any more. A browser drops a cookie after 400 days, however often it was sent.
 */
export async function renewDevice(request: Request): Promise<string | null> {
  const token = tokenOf(request);
  if (!token || !isStaleDevice(request.headers.get("cookie"))) return null;
  return (await findDevice(request)) ? keepDevice(token) : null;
}

/** Whether a browser is, or was, a class's tablet. */
export const holdsDevice = (request: Asking): boolean => Boolean(tokenOf(request));

export type PairedDevice = {
  id: string;
  name: string;
  classId: string;
  centre: typeof centre.$inferSelect;
};

/** The paired tablet that a request comes from, or null. Notes when it was seen. Looked up once a request. */
export const findDevice = (request: Asking): Promise<PairedDevice | null> =>
  oncePerRequest("device", () => lookUp(request));

const byTokens = statement((on) =>
  on
    .select({ device, centre })
    .from(device)
    .innerJoin(centre, eq(centre.id, device.centreId))
    .where(among(device.tokenHash, "hashes", "text"))
    .prepare("device"),
);

/** A dozen tablets that send at the same moment are one question. */
const findByToken = askTogether(1, async (hashes: readonly string[]) => {
  const found = await byTokens(appDatabase(), { hashes: asArray(hashes) });
  return hashes.map((hash) => found.find((one) => one.device.tokenHash === hash) ?? null);
});

async function lookUp(request: Asking): Promise<PairedDevice | null> {
  const token = tokenOf(request);
  if (!token) return null;
  const found = await findByToken("token", hashToken(token));
  if (!found) return null;
  const { id, name, classId, lastSeenAt } = found.device;
  const unseenMs = now().getTime() - (lastSeenAt?.getTime() ?? 0);
  // the demo's clock begins anew with every start: seen in the future is long ago
  if (unseenMs > seenEveryMs || unseenMs < 0) {
    await appDatabase().update(device).set({ lastSeenAt: now() }).where(eq(device.id, id));
  }
  return { id, name, classId, centre: found.centre };
}

/** The tablet that waits with these digits, used up or too old as they may be, before its centre is known. */
export async function findWaiting(code: string): Promise<PairedDevice | null> {
  const [found] = await appDatabase()
    .select({ id: device.id, name: device.name, classId: device.classId, centre })
    .from(devicePairing)
    .innerJoin(device, eq(device.id, devicePairing.deviceId))
    .innerJoin(centre, eq(centre.id, device.centreId))
    .where(and(eq(devicePairing.codeHash, hashToken(code)), isNull(device.revokedAt)));
  return found ?? null;
}

export const localeOfDevice = (request: Asking, { centre: at }: PairedDevice): Locale =>
  readLocale(request.headers.get("cookie"), at.locale);

/** What a paired tablet acts with: no role, and the class it stands in. */
export function deviceContext(request: Asking, paired: PairedDevice): Ctx {
  const { id, name, classId, centre: at } = paired;
  const isRead = request.method === "GET" || request.method === "HEAD";
  return makeContext(
    appDatabase(),
    {
      actor: { kind: "device", id, name, role: null, roles: [], classId },
      // reason: proven by the token that this centre's office gave out
      centreId: at.id as CentreId,
      timeZone: at.timeZone,
      now: now(),
      locale: localeOfDevice(request, paired),
    },
    isRead ? oncePerRequest(`reads ${at.id}`, () => new SharedRead<OpenTransaction>()) : undefined,
  );
}
