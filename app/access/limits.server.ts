import { RateLimiterDrizzle, RateLimiterRes } from "rate-limiter-flexible";
import { rateLimit } from "~db/schema/accounts";
import { appDatabase } from "~/lib/db.server";
import { remember } from "~/lib/remember.server";

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
    const waitMs = await limiter.consume(key).then(
      () => 0,
      (refused: unknown) => {
        if (!(refused instanceof RateLimiterRes)) throw refused;
        return Math.max(1, refused.msBeforeNext);
      },
    );
    if (waitMs > 0) return Math.ceil(waitMs / 60_000);
  }
  return 0;
}

/** The attempt was right: the pair starts anew, the wide limits get their point back. */
export async function forgetFailedAttempts(attempt: Attempt): Promise<void> {
  const [pair, ...wide] = keysOf(attempt);
  await pair[0].delete(pair[1]);
  for (const [limiter, key] of wide) await limiter.reward(key);
}
