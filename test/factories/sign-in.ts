import { forcePassword } from "~/features/accounts/passwords/commands.server";
import { startSession } from "~/access/session.server";
import type { Role } from "~db/enums";
import { anAccount } from "./accounts";
import { done } from "./sequence";

export const password = "a calm long sentence";

/** An account that can sign in with `password`. */
export async function aPerson(given: { centreId?: string; role?: Role; name?: string } = {}) {
  const account = await anAccount(given);
  done(await forcePassword(account.phone, password));
  return account;
}

/** A request with the cookies given, as a browser would send it. */
export const requestWith = (cookie: string, path = "/"): Request =>
  new Request(`http://centre.test${path}`, { headers: { cookie: cookie.split(";")[0] ?? "" } });

/** A signed-in request of this person. */
export async function signedIn(userId: string, path = "/"): Promise<Request> {
  const start = { centreId: null, role: null, device: "Chrome", address: "10.0.0.1" };
  return requestWith(await startSession(userId, start), path);
}
