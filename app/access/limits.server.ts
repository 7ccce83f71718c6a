import { RateLimiterDrizzle, RateLimiterRes } from "rate-limiter-flexible";
import { rateLimit } from "~db/schema/accounts";
import { appDatabase } from "~/lib/db.server";
import { remember } from "~/lib/remember.server";
import { refuse, type Refusal } from "~/lib/result";

/**
 * Failures only, in PostgreSQL so that every process counts together. The pair of account and address
 * is tight; an address alone is wide, for a whole centre signs in from behind one router.
 */
const limits = () =>
  remember("sign-in-limits", () => {
    const make = (keyPrefix: string, points: number, minutes: number) =>
      new RateLimiterDrizzle({
        storeClient: appDatabase(),
        schema: rateLimit,
        keyPrefix,
        points,
        duration: minutes * 60,
        clearExpiredByTimeout: false,
      });
    return {
      pair: make("sign-in-pair", 8, 15),
      account: make("sign-in-account", 40, 60),
      address: make("sign-in-address", 300, 60),
    };
  });

/** What an address without an account may send in: a family applies once, a whole centre's evening a few times. */
const publicLimit = () =>
  remember(
    "public-limit",
    () =>
      new RateLimiterDrizzle({
        storeClient: appDatabase(),
        schema: rateLimit,
        keyPrefix: "public",
        points: 30,
        duration: 3_600,
        clearExpiredByTimeout: false,
      }),
  );

/** Six digits are a million: an address has ten guesses a quarter of an hour, all of them together five hundred. */
const pairingLimits = () =>
  remember("pairing-limits", () => {
    const make = (keyPrefix: string, points: number) =>
      new RateLimiterDrizzle({
        ...{ storeClient: appDatabase(), schema: rateLimit, keyPrefix, points },
        ...{ duration: 15 * 60, clearExpiredByTimeout: false },
      });
    return { address: make("pairing-address", 10), all: make("pairing-all", 500) };
  });

/** How often a PIN may be wrong before that person waits on that tablet, and how long. */
export const pinTries = 6;
const pinLockSeconds = 5 * 60;

const pinLimit = () =>
  remember(
    "pin-limit",
    () =>
      new RateLimiterDrizzle({
        ...{ storeClient: appDatabase(), schema: rateLimit, keyPrefix: "pin", points: pinTries },
        ...{ duration: 60 * 60, blockDuration: pinLockSeconds, clearExpiredByTimeout: false },
      }),
  );

/** A card's code is one of a million million: a device has thirty wrong ones a quarter of an hour. */
const cardLimit = () =>
  remember(
    "card-limit",
    () =>
      new RateLimiterDrizzle({
        ...{ storeClient: appDatabase(), schema: rateLimit, keyPrefix: "card", points: 30 },
        ...{ duration: 15 * 60, clearExpiredByTimeout: false },
      }),
  );

const waitFor = (asked: Promise<unknown>): Promise<number> =>
  asked.then(
    () => 0,
    (refused: unknown) => {
      if (!(refused instanceof RateLimiterRes)) throw refused;
      return Math.ceil(Math.max(1, refused.msBeforeNext) / 60_000);
    },
  );

/** Minutes that a sender of a public form (`about`) has to wait, or 0. */
export const takePublicSend = (about: string, address: string): Promise<number> =>
  waitFor(publicLimit().consume(`${about}|${address}`));

/** The same as the refusal that a form is answered with, or null. */
export async function refusePublicSend(about: string, address: string): Promise<Refusal | null> {
  const minutes = await takePublicSend(about, address);
  return minutes > 0 ? refuse("too_many_sends", undefined, { minutes }) : null;
}

type Attempt = { account: string; address: string };

const keysOf = ({ account, address }: Attempt) =>
  [
    [limits().pair, `${account}|${address}`],
    [limits().account, account],
    [limits().address, address],
  ] as const;

/**
 * Minutes to wait, or 0 when this attempt is allowed. It counts as a failure from here on, so that
 * guesses sent at once are counted one by one; what the tight limit refuses uses up none of the wide ones.
 */
export async function takeAttempt(attempt: Attempt): Promise<number> {
  for (const [limiter, key] of keysOf(attempt)) {
    const minutes = await waitFor(limiter.consume(key));
    if (minutes > 0) return minutes;
  }
  return 0;
}

/** The attempt was right: the pair starts anew, the wide limits get their point back. */
export async function forgetFailedAttempts(attempt: Attempt): Promise<void> {
  const [pair, ...wide] = keysOf(attempt);
  await pair[0].delete(pair[1]);
  for (const [limiter, key] of wide) await limiter.reward(key);
}

/** Minutes that this address has to wait before it may enter another pairing code, or 0. */
export async function takePairingAttempt(address: string): Promise<number> {
  const minutes = await waitFor(pairingLimits().address.consume(address));
  return minutes > 0 ? minutes : waitFor(pairingLimits().all.consume("all"));
}

export async function forgetPairingAttempt(address: string): Promise<void> {
  await pairingLimits().address.delete(address);
  await pairingLimits().all.reward("all");
}

type PinAttempt = { deviceId: string; staffId: string };
const pinKey = ({ deviceId, staffId }: PinAttempt) => `${deviceId}|${staffId}`;

/**
 * Counts one try, as wrong until it is forgotten, so that guesses sent at once are counted one by one: what is
 * left after it, or the minutes to wait.
 */
export async function takePinAttempt(
  attempt: PinAttempt,
): Promise<{ left: number; minutes: number }> {
  const key = pinKey(attempt);
  const taken = await pinLimit()
    .consume(key)
    .catch((refused: unknown) => {
      if (refused instanceof RateLimiterRes) return refused;
      throw refused;
    });
  const left = pinTries - taken.consumedPoints;
  if (left >= 0) return { left, minutes: 0 };
  return { left: 0, minutes: Math.ceil(Math.max(1, taken.msBeforeNext) / 60_000) };
}

/** The last of the wrong tries: the wait counts from here. */
export async function lockPin(attempt: PinAttempt): Promise<number> {
  await pinLimit().block(pinKey(attempt), pinLockSeconds);
  return pinLockSeconds / 60;
}

export async function forgetPinAttempts(attempt: PinAttempt): Promise<void> {
  await pinLimit().delete(pinKey(attempt));
}

/** Minutes that whoever holds a card up to this device, or types its code, has to wait, or 0. */
export const takeCardAttempt = (actorId: string): Promise<number> =>
  waitFor(cardLimit().consume(actorId));

export async function forgetCardAttempt(actorId: string): Promise<void> {
  await cardLimit().reward(actorId);
}
