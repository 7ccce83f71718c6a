import type { TFunction } from "i18next";
import type { HomeBreakfast, HomeSleep, Mood } from "~db/enums";

type Note = {
  slept: HomeSleep | null;
  breakfast: HomeBreakfast | null;
  mood: Mood | null;
  medicine: string;
  note: string;
};
type Times = { arrivesAt: string | null; leavesAt: string | null; note: string };

/** How the night and the morning at home were, what is brought along, and what was written. */
export const noteParts = (note: Note | undefined, t: TFunction) =>
  note
    ? [
        note.slept && t(`enums:homeSleep.${note.slept}`),
        note.breakfast && t(`enums:homeBreakfast.${note.breakfast}`),
        note.mood && t("families:said.mood", { mood: t(`enums:mood.${note.mood}`) }),
        note.medicine && t("families:said.medicine", { what: note.medicine }),
        note.note,
      ]
    : [];

/** When a child comes and goes on a day that is not as usual, and why. */
export const timeParts = (times: Times | undefined, t: TFunction) =>
  times
    ? [
        times.arrivesAt && t("families:said.arrives", { time: times.arrivesAt }),
        times.leavesAt && t("families:said.leaves", { time: times.leavesAt }),
        times.note,
      ]
    : [];
