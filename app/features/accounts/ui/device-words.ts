import type { TFunction } from "i18next";
import { instantOf } from "~/lib/clock";
import { formatMoment } from "~/lib/dates";
import { agoOf } from "../devices/rules";

type When = { now: string; timeZone: string; language: string };

/** 3 分钟前 (11月12日 周四 10:17): how long ago, and when. */
export function seenInWords(t: TFunction, at: string, when: When) {
  const { unit, count } = agoOf(instantOf(at), instantOf(when.now));
  return { ago: t(`accounts:device.ago.${unit}`, { count }), time: momentInWords(at, when) };
}

export const momentInWords = (at: string, { timeZone, language }: When): string =>
  formatMoment(instantOf(at), timeZone, language);
