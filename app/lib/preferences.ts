import { locales, themes, type Locale, type Theme } from "~db/enums";
import { isId } from "./id";

export const fromCookie = (cookie: string | null, name: string): string | undefined =>
  new RegExp(`(?:^|;\\s*)${name}=([^;]*)`).exec(cookie ?? "")?.[1];

export const localeCookie = "wenrun_locale";
export const themeCookie = "wenrun_theme";

/** The device's own choice wins, then the person's, then the centre's. */
export const readLocale = (cookie: string | null, fallback: Locale = "zh-CN"): Locale =>
  locales.find((locale) => locale === fromCookie(cookie, localeCookie)) ?? fallback;

export const readTheme = (cookie: string | null, fallback: Theme = "system"): Theme =>
  themes.find((theme) => theme === fromCookie(cookie, themeCookie)) ?? fallback;

export const textSizes = ["normal", "big"] as const;
export type TextSize = (typeof textSizes)[number];
export const textCookie = "wenrun_text";

/** The device's own choice: whoever reads better with big letters does so on this one. */
export const readTextSize = (cookie: string | null): TextSize =>
  textSizes.find((size) => size === fromCookie(cookie, textCookie)) ?? "normal";

export const preferenceCookie = (name: string, value: string): string =>
  `${name}=${value}; Path=/; Max-Age=31536000; SameSite=Lax`;

/** Which of several children a family page opens on. A wish only: the own children are proven anew. */
export const childCookie = "wenrun_child";

export const readChosenChild = (cookie: string | null): string | null =>
  fromCookie(cookie, childCookie) ?? null;

/** Headers that remember a child once it has been asked for. */
export const keepChosenChild = (childId: string | null): Record<string, string> =>
  childId ? { "Set-Cookie": preferenceCookie(childCookie, childId) } : {};

/**
 * Who was chosen on a class's tablet: the browser forgets it after half an hour without a touch. For the whole
 * site, because a page reads cookies by the path it was opened at, wherever it has gone since.
 */
const actorCookie = "wenrun_actor";
const actorIdleSeconds = 30 * 60;

export function readChosenActor(cookie: string | null): string | null {
  const value = fromCookie(cookie, actorCookie);
  return value && isId(value) ? value : null;
}

export const actorCookieOf = (staffId: string | null): string =>
  `${actorCookie}=${staffId ?? ""}; Path=/; Max-Age=${staffId ? actorIdleSeconds : 0}; SameSite=Lax`;

/** Headers of a page that the browser may keep, and must ask about before it shows it again. */
export const shownHeaders = (tag: string): Record<string, string> => ({
  ETag: tag,
  "Cache-Control": "private, no-cache",
});
