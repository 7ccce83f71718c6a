import type { Role } from "~db/enums";
import { isMobile, normalisePhone } from "~/lib/phone";

/** Where a role starts its day. */
export function landingOf(role: Role | null): string {
  switch (role) {
    case "director":
    case "office":
      return "/home";
    case "teacher":
    case "carer":
      return "/room";
    case "healthWorker":
      return "/checks";
    case "cook":
      return "/kitchen";
    case "guardian":
    case "familyMember":
      return "/family";
    case "pickupOnly":
      return "/pickup";
    default:
      return "/account";
  }
}

/** Only a director makes a director; a platform administrator is made on the host. */
export const mayGive = (own: Role | null, given: Role): boolean =>
  given !== "platformAdmin" && (given !== "director" || own === "director");

/** The demo's login buttons, in this order. */
export const demoRoles = [
  "director",
  "office",
  "teacher",
  "healthWorker",
  "cook",
  "guardian",
  "pickupOnly",
] as const satisfies readonly Role[];

/** Phone or e-mail as one spelling: what limits count by and the account is found by. */
export function normaliseLogin(typed: string): { phone: string } | { email: string } {
  const phone = normalisePhone(typed.trim());
  return isMobile(phone) ? { phone } : { email: typed.trim().toLowerCase() };
}

/** Only a path of this site is followed after signing in. */
export function safeReturnTo(value: string | null | undefined, fallback: string): string {
  if (!value || !/^\/[^/\\]/.test(value)) return fallback;
  return value;
}

const weak = new Set(["1234567890", "0123456789", "qwertyuiop", "password12", "aaaaaaaaaa"]);

/** Refuses what anyone would try first: a run, one repeated character, the own phone number. */
export function isWeakPassword(password: string, own: { phone?: string | null }): boolean {
  if (weak.has(password.toLowerCase()) || /^(.)\1+$/.test(password)) return true;
  return Boolean(own.phone && password.includes(own.phone));
}

/** A readable name for a session in the list: browser and system, nothing finer. */
export function deviceName(userAgent: string | null): string {
  const agent = userAgent ?? "";
  const system =
    /(iPhone|iPad|Android|Windows|Mac OS X|Linux)/.exec(agent)?.[1]?.replace("Mac OS X", "Mac") ??
    "";
  const browser =
    (/MicroMessenger/.test(agent) && "WeChat") ||
    /(Edg|Firefox|Chrome|Safari)\//.exec(agent)?.[1]?.replace("Edg", "Edge") ||
    "";
  return [browser, system].filter(Boolean).join(" · ");
}
