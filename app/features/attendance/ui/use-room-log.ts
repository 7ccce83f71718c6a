import { useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import { now } from "~/lib/clock";
import type { FormFailure } from "~/lib/form-failure";
import { newId } from "~/lib/id";
import { eventsOf } from "../acts/rules";
import { parseAct } from "../acts/schema";
import { oldMs } from "../snapshot/rules";
import type { Snapshot } from "../snapshot/queries.server";
import type { SaveBody } from "../sync/rules";
import { visitsOf } from "../visits/rules";
import { savedInWords } from "./child-words";
import { roomClient } from "./room-client";
import { useTablet } from "./tablet-context";
import { useLine } from "./use-line";
import { useSaved } from "./use-saved";

/**
 * Writes what was tapped, with ids and the time of the device that was tapped. It is on the disk before a toast
 * says so, which takes it back for two minutes; the way to the server is the client's business.
 */
export function useRoomLog(snapshot: Snapshot) {
  const { t } = useTranslation(["attendance", "enums"]);
  const { actorStaffId } = useTablet();
  const { busy, inTurn } = useLine();
  const [answer, setAnswer] = useState<FormFailure | null>(null);
  const [doubt, setDoubt] = useState<{ minutes: number; form: FormData; as: string | null } | null>(
    null,
  );
  const { room, timeZone, rooms } = snapshot;
  const { day } = room;
  const classId = room.room.id;
  const saySaved = useSaved(classId);

  const save = useCallback(
    /** `as`: who gave the PIN for it just now. */
    async (form: FormData, as: string | null = actorStaffId): Promise<boolean> => {
      const at = now();
      const parsed = parseAct(form);
      if (!parsed.ok) {
        setAnswer({ ok: false, errors: parsed.errors });
        return false;
      }
      const { act } = parsed;
      const client = roomClient(classId);
      const minutes = minutesUnheard(client.state.heardAt);
      if (act.intent === "depart" && minutes !== null && !form.has("despite")) {
        form.set("despite", "old");
        setDoubt({ minutes, form, as });
        return false;
      }
      const write = async (): Promise<boolean> => {
        // as the taps before it have left it
        const children = (client.state.snapshot ?? snapshot).room.children;
        const about = { children, day, timeZone, at, newId, rooms };
        const body: SaveBody =
          act.intent === "visit"
            ? { noun: "visit", events: visitsOf(act, about) }
            : { noun: "log", events: eventsOf(act, about) };
        if (body.events.length === 0) {
          setAnswer({ ok: false, reason: "nobody_to_log" });
          return false;
        }
        try {
          const batchId = await client.save(body, as);
          setAnswer(null);
          const saved = childrenIn(body);
          const meal = act.intent === "meal" ? act.meal : undefined;
          saySaved(batchId, savedInWords(t, { intent: act.intent, meal, saved }));
          return true;
        } catch {
          setAnswer({ ok: false, reason: "not_kept" });
          return false;
        }
      };
      return (await inTurn(JSON.stringify(act), write)) ?? false;
    },
    [snapshot, day, timeZone, rooms, classId, actorStaffId, t, saySaved, inTurn],
  );

  /** What was asked about old news, until somebody has answered. */
  const settleDoubt = (goOn: boolean) => {
    setDoubt(null);
    if (goOn && doubt) void save(doubt.form, doubt.as);
  };
  return { save, busy, answer, doubt, settleDoubt };
}

const childrenIn = ({ events }: SaveBody): number =>
  new Set(events.flatMap((event) => ("childId" in event ? event.childId : []))).size;

/** Whole minutes for which nothing was heard, where they are too many to hand a child over without a look; else null. */
function minutesUnheard(heardAt: Date | null): number | null {
  const ms = heardAt ? now().getTime() - heardAt.getTime() : Infinity;
  return ms > oldMs ? Math.floor(ms / 60_000) : null;
}

export type RoomLog = ReturnType<typeof useRoomLog>;
