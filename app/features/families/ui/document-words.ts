import type { TFunction } from "i18next";
import { momentWords, type Moment } from "~/features/messages/ui/notice-words";

type Accepted = {
  name: string;
  childName: string;
  version: number;
  at: Moment;
  isPaper: boolean;
};

/** 王丽，11月11日 周三 20:10，第 2 版（纸质签字）; with the child's name among several. */
export function acceptanceWords(
  { name, childName, version, at, isPaper }: Accepted,
  t: TFunction,
  locale: string,
  { hasSiblings = false }: { hasSiblings?: boolean } = {},
): string {
  const values = { name, child: childName, version, when: momentWords(at, locale) };
  const words = t(`families:document.${hasSiblings ? "lineOf" : "line"}`, values);
  return isPaper ? words + t("families:document.paper") : words;
}
