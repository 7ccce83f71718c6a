import type { TFunction } from "i18next";
import { formatTime } from "~/lib/dates";
import type { DayEntry } from "../log/queries.server";
import { isUnrecorded } from "../log/rules";
import { minutesBetween } from "../room/rules";
import { checkInWords } from "./check-words";
import { spanInWords } from "./child-words";

const listed = (t: TFunction, words: readonly (string | false | undefined)[], by = "clause") =>
  words.filter(Boolean).join(t(`common:${by}Separator`));

/** 08:06, 12:10–13:40: when it was, open where it still goes on. */
export function timesOf(entry: DayEntry, timeZone: string): string {
  const from = formatTime(entry.startsAt, timeZone);
  if (entry.kind !== "stay" && entry.kind !== "nap") return from;
  if (isUnrecorded(entry)) return `${from}–?`;
  return entry.endsAt ? `${from}–${formatTime(entry.endsAt, timeZone)}` : from;
}

const closedInWords = (t: TFunction, timeZone: string, at: Date) =>
  t("attendance:entry.closedAt", { time: formatTime(at, timeZone) });

/** What makes a hand-over worth a look, in words; empty where nothing does. */
function doubtInWords(t: TFunction, entry: Extract<DayEntry, { kind: "stay" }>): string {
  const { collectedBy, override, unlisted } = entry.payload;
  if (!entry.endsAt) return "";
  if (!collectedBy && !override) return t("attendance:handOver.nobody");
  if (!override) return unlisted ? t("attendance:handOver.unlisted") : "";
  const unverified = override.unverified && t("attendance:handOver.unverified");
  return listed(t, [t("attendance:handOver.vouched", override), unverified]);
}

/** An entry of the day as one bold fact and, where there is more to say, one plain sentence. */
export function entryInWords(
  t: TFunction,
  entry: DayEntry,
  timeZone: string,
): { fact: string; more: string } {
  const kind = t(`enums:entryKind.${entry.kind}`);
  switch (entry.kind) {
    case "stay": {
      const { collectedBy, toClass, fromClass } = entry.payload;
      const came = fromClass && t("attendance:visit.from", { room: fromClass.name });
      const went = toClass && t("attendance:visit.to", { room: toClass.name });
      const fact = t(entry.endsAt ? "attendance:entry.left" : "attendance:entry.stay");
      if (isUnrecorded(entry) && entry.endsAt) {
        return {
          fact: t("attendance:entry.departureUnrecorded"),
          more: closedInWords(t, timeZone, entry.endsAt),
        };
      }
      if (!collectedBy?.name)
        return { fact, more: listed(t, [came, went ?? doubtInWords(t, entry)]) };
      const relation = collectedBy.relation && t(`enums:relation.${collectedBy.relation}`);
      const who = listed(t, [collectedBy.name, relation]);
      const said = t("attendance:entry.collectedBy", { who });
      return { fact, more: listed(t, [came, said, doubtInWords(t, entry)]) };
    }
    case "nap": {
      if (!entry.endsAt) return { fact: t("attendance:entry.asleep"), more: entry.payload.note };
      if (isUnrecorded(entry)) {
        return {
          fact: t("attendance:entry.wakingUnrecorded"),
          more: closedInWords(t, timeZone, entry.endsAt),
        };
      }
      const span = spanInWords(t, minutesBetween(entry.startsAt, entry.endsAt));
      return { fact: t("attendance:entry.slept", { span }), more: entry.payload.note };
    }
    case "morningCheck":
    case "noonCheck": {
      const what = t(`enums:checkResult.${entry.payload.result}`);
      return {
        fact: t("attendance:entry.of", { kind, what }),
        more: checkInWords(t, entry.payload, timeZone),
      };
    }
    case "meal": {
      const { meal, amount, note } = entry.payload;
      const [name, what] = [t(`enums:meal.${meal}`), t(`enums:mealAmount.${amount}`)];
      return { fact: t("attendance:entry.of", { kind: name, what }), more: note };
    }
    case "milk": {
      const { millilitres, from } = entry.payload;
      const what = t("attendance:entry.millilitres", { millilitres });
      const more = t(`enums:milkVessel.${from}`);
      return { fact: t("attendance:entry.of", { kind, what }), more };
    }
    case "water": {
      const { millilitres } = entry.payload;
      if (!millilitres) return { fact: kind, more: "" };
      const what = t("attendance:entry.millilitres", { millilitres });
      return { fact: t("attendance:entry.of", { kind, what }), more: "" };
    }
    case "napCheck": {
      const what = t(`enums:napPosition.${entry.payload.position}`);
      return { fact: t("attendance:entry.of", { kind, what }), more: "" };
    }
    case "temperature": {
      const { celsius: temperature } = entry.payload;
      const what = t("attendance:entry.degrees", { temperature });
      return { fact: t("attendance:entry.of", { kind, what }), more: "" };
    }
    case "toilet":
      return { fact: t(`enums:toiletKind.${entry.payload.kind}`), more: "" };
    case "outdoor": {
      const what = spanInWords(t, entry.payload.minutes);
      return { fact: t("attendance:entry.of", { kind, what }), more: "" };
    }
    case "mood": {
      const what = t(`enums:mood.${entry.payload.mood}`);
      return { fact: t("attendance:entry.of", { kind, what }), more: entry.payload.note };
    }
    case "activity":
      return { fact: entry.payload.title, more: entry.payload.note };
    case "note": {
      const { text, fileIds } = entry.payload;
      const photos = t("attendance:entry.photos", { count: fileIds.length });
      return { fact: fileIds.length > 0 ? photos : kind, more: text };
    }
  }
}
