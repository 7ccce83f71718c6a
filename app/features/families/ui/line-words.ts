import type { TFunction } from "i18next";
import type { TimelineItem } from "../rules";
import { dishWords, joined, lengthWords, personWords } from "./family-words";

export type DishNames = Readonly<Record<string, string>>;

type Words = { fact: string; detail?: string | null };

/** What a moment says: a bold fact and at most one plain sentence. */
export function lineWords(item: TimelineItem, dishes: DishNames, t: TFunction): Words {
  switch (item.kind) {
    case "arrived":
    case "left": {
      const who = personWords(item.who, t);
      const key = item.kind === "arrived" ? "families:brought" : "families:collected";
      return { fact: t(`families:line.${item.kind}`), detail: who && t(key, { who }) };
    }
    case "moved":
      return { fact: t("families:line.moved", { room: item.room }) };
    case "fellAsleep":
      return { fact: t("families:line.fellAsleep") };
    case "woke": {
      const slept = t("families:line.slept", { length: lengthWords(item.minutes, t) });
      return { fact: t("families:line.woke"), detail: joined([slept, item.note], t) };
    }
    case "toilet":
      return { fact: t(`enums:toiletKind.${item.toilet}`) };
    case "meal": {
      const meal = t(`enums:meal.${item.meal}`);
      const fact = t("families:mealAte", { meal, ate: t(`families:ate.${item.amount}`) });
      return { fact, detail: joined([dishWords(item, dishes, t), item.note], t) };
    }
    case "morningCheck":
    case "noonCheck":
      return checkWords(item, t);
    case "milk":
    case "water": {
      const amount = item.millilitres && t("families:millilitres", { amount: item.millilitres });
      return { fact: t(`enums:entryKind.${item.kind}`), detail: amount || null };
    }
    case "temperature": {
      const degrees = t("families:degrees", { value: item.celsius });
      return { fact: t("enums:entryKind.temperature"), detail: degrees };
    }
    case "outdoor":
      return { fact: t("families:line.outdoor", { length: lengthWords(item.minutes, t) }) };
    case "mood":
      return { fact: t(`enums:mood.${item.mood}`), detail: item.note };
    case "activity":
      return { fact: item.title, detail: item.note };
    case "note":
      return {
        fact:
          item.photos > 0
            ? t("families:line.photos", { count: item.photos })
            : t("families:line.note"),
        detail: item.text,
      };
  }
}

function checkWords(
  { kind, check }: Extract<TimelineItem, { check: unknown }>,
  t: TFunction,
): Words {
  const of = t(`enums:entryKind.${kind}`);
  const degrees =
    check.temperature === undefined ? null : t("families:degrees", { value: check.temperature });
  if (check.result === "healthy") {
    return {
      fact: t("families:line.checkNormal", { check: of }),
      detail: joined([degrees, check.note], t),
    };
  }
  const found =
    check.findings
      .map((finding) => t(`enums:checkFinding.${finding}`))
      .join(t("common:listSeparator")) || t("enums:checkResult.abnormal");
  const action = t(`families:checkAction.${check.action}`);
  return {
    fact: t("families:line.checkFound", { check: of, found }),
    detail: joined([degrees, action, check.note], t),
  };
}
