import type { TFunction } from "i18next";
import { toClassOf, undoMs, type Entry } from "~/features/attendance/log/rules";
import type { EntryPayloads } from "~/features/attendance/log/schema";
import { instantOf } from "~/lib/clock";
import type { SixAnswers, TimelineItem } from "../rules";
import { dishWords, joined, lengthWords, personWords } from "../ui/family-words";
import { lineWords } from "../ui/line-words";

type Dishes = Readonly<Record<string, string>>;

type Stay = Pick<Entry, "endsAt" | "payload" | "removed">;

/** When the day of whoever has not gone home is closed for its family. */
export const eveningAt = "18:00";

/** Whether a stay ended by going home, as somebody saw it. */
export const isLeft = ({ endsAt, payload, removed }: Stay): boolean =>
  endsAt !== null && !removed && payload["unrecorded"] !== true && !toClassOf(payload);

/** From when on families see what came in then. */
export const visibleFrom = (receivedAt: Date): Date => instantOf(receivedAt.getTime() + undoMs);

const nothing = (isOver: boolean, t: TFunction) => t(isOver ? "families:notWritten" : "families:notYet"); // prettier-ignore

/** The six answers of a day, each as one plain sentence under what was asked. */
export function answersInWords(
  answers: Omit<SixAnswers, "photos">,
  about: { dishes: Dishes; isOver: boolean; t: TFunction },
): { ask: string; text: string }[] {
  const { t, dishes } = about;
  const none = nothing(about.isOver, t);
  const said: [string, string | false | null | undefined][] = [
    ["arrival", arrivalInWords(answers.arrival, t)],
    ["check", answers.check && checkInWords(answers.check, t)],
    [
      "meals",
      answers.meals
        .map((eaten) => mealInWords(eaten, dishes, t))
        .join(t("families:report.between")),
    ],
    ["sleep", answers.sleep && sleepInWords(answers.sleep, t)],
    [
      "toilet",
      answers.toilet
        .map(({ kind, count }) => t(`families:toilet.${kind}`, { count }))
        .join(t("common:listSeparator")),
    ],
    ["mood", answers.mood && joined([t(`enums:mood.${answers.mood.mood}`), answers.mood.note], t)],
    ...(answers.outdoorMinutes > 0
      ? [["outdoor", lengthWords(answers.outdoorMinutes, t)] satisfies [string, string]]
      : []),
  ];
  return said.map(([ask, text]) => ({ ask: t(`families:ask.${ask}`), text: text || none }));
}

function arrivalInWords(arrival: SixAnswers["arrival"], t: TFunction): string | null {
  if (!arrival) return null;
  const brought = personWords(arrival.with, t);
  const collected = personWords(arrival.leftWith, t);
  return joined(
    [
      t("families:report.arrived", { time: arrival.at }),
      brought && t("families:brought", { who: brought }),
      arrival.isLeavingUnrecorded && t("families:leavingUnrecorded"),
      arrival.leftAt && t("families:leftAt", { time: arrival.leftAt }),
      arrival.leftAt && collected && t("families:collected", { who: collected }),
    ],
    t,
  );
}

function checkInWords(check: EntryPayloads["morningCheck"], t: TFunction): string {
  const degrees =
    check.temperature === undefined ? null : t("families:degrees", { value: check.temperature });
  if (check.result === "healthy") return joined([t("families:normal"), degrees, check.note], t);
  const found = check.findings.map((finding) => t(`enums:checkFinding.${finding}`));
  return joined(
    [
      found.join(t("common:listSeparator")) || t("enums:checkResult.abnormal"),
      degrees,
      t(`families:checkAction.${check.action}`),
      check.familyTold && t("families:familyTold"),
      check.note,
    ],
    t,
  );
}

function mealInWords(eaten: EntryPayloads["meal"], dishes: Dishes, t: TFunction): string {
  const meal = t(`enums:meal.${eaten.meal}`);
  const ate = t("families:mealAte", { meal, ate: t(`families:ate.${eaten.amount}`) });
  const names = dishWords(eaten, dishes, t);
  return names ? t("families:report.told", { ate, names }) : ate;
}

function sleepInWords(sleep: Exclude<SixAnswers["sleep"], false>, t: TFunction): string {
  const spans = sleep.spans.flatMap(({ from, to }) => (to ? [`${from}–${to}`] : []));
  return joined(
    [
      sleep.minutes > 0 && lengthWords(sleep.minutes, t),
      spans.join(t("common:listSeparator")),
      sleep.since && t("families:asleepSince", { time: sleep.since }),
      sleep.isWakingUnrecorded && t("families:wakingUnrecorded"),
    ],
    t,
  );
}

/** A moment of the time line as one line of the report. */
export function momentInWords(item: TimelineItem, dishes: Dishes, t: TFunction): string {
  const { fact, detail } = lineWords(item, dishes, t);
  return joined([fact, detail], t);
}
