import { demoAccounts, type DemoAccount } from "../db/seed/demo-accounts";
import { demoStaff } from "../db/seed/demo-staff";

/** The demo's people by what they are; the second guardian also works here. */
export const accountNames = [
  ...(["director", "office", "teacher", "healthWorker", "cook", "guardian"] as const),
  ...(["staffGuardian", "pickupOnly"] as const),
];
export type AccountName = (typeof accountNames)[number];

export function accountOf(name: AccountName): DemoAccount {
  const wanted = name === "staffGuardian" ? "guardian" : name;
  const found = demoAccounts.filter((account) => account.role === wanted);
  const account = name === "staffGuardian" ? found[1] : found[0];
  if (!account) throw new Error(`the demo has no ${name}`);
  return account;
}

/** Signs in by password as a form post and returns the session's cookie. */
export async function signIn(
  baseURL: string,
  { login, password }: Pick<DemoAccount, "login" | "password">,
  userAgent = "Mozilla/5.0 (Linux) Chrome/143.0",
): Promise<{ name: string; value: string; url: string }> {
  const answer = await fetch(`${baseURL}/login`, {
    method: "POST",
    redirect: "manual",
    headers: { Origin: baseURL, "User-Agent": userAgent },
    body: new URLSearchParams({ login, password }),
  });
  const [, name, value] =
    /(wenrun_session)=([^;]+)/.exec(answer.headers.get("set-cookie") ?? "") ?? [];
  if (!name || !value) throw new Error(`${login} was not signed in (${answer.status})`);
  return { name, value, url: baseURL };
}

/** Sends a form as the director. */
async function asDirector(baseURL: string) {
  const { name, value } = await signIn(baseURL, accountOf("director"));
  return (path: string, fields?: Record<string, string>) =>
    fetch(`${baseURL}${path}`, {
      headers: { Origin: baseURL, Cookie: `${name}=${value}` },
      ...(fields && { method: "POST", redirect: "manual", body: new URLSearchParams(fields) }),
    });
}

/** The office makes a link for the account with this phone, and its person sets a password. */
export async function passwordFor(baseURL: string, phone: string) {
  const ask = await asDirector(baseURL);
  const list = await (await ask(`/accounts?q=${phone}`)).text();
  const page = /\/accounts\/[0-9a-f-]{36}/.exec(list)?.[0] ?? "";
  const link = /\/reset\/[\w-]+/.exec(await (await ask(page, {})).text())?.[0];
  if (!link) throw new Error(`no reset link for ${phone}`);
  const account = { login: phone, password: "a calm long sentence" };
  await ask(link, { password: account.password });
  return account;
}

/**
 * Signs somebody of the demo's staff in whom no other journey signs in: a password that is set anew ends the
 * sessions before it.
 */
export async function signInStaff(baseURL: string, name: string) {
  const member = demoStaff.find((each) => each.name === name);
  if (!member) throw new Error(`the demo has no ${name}`);
  return signIn(baseURL, await passwordFor(baseURL, member.phone));
}

const newPhone = () => `198${String(Math.floor(Math.random() * 1e8)).padStart(8, "0")}`;

/** A colleague of the office whom nobody else signs in as: the office opens the account, the person sets a password. */
export async function makeColleague(baseURL: string, name: string) {
  const phone = newPhone();
  const ask = await asDirector(baseURL);
  await ask("/accounts/new", { name, phone, role: "office" });
  return passwordFor(baseURL, phone);
}
