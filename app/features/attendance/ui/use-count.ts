import { useNavigate } from "@remix-run/react";
import { useEffect, useRef, useState, type FormEvent } from "react";
import type { Transition } from "~db/enums";
import { now } from "~/lib/clock";
import { newId } from "~/lib/id";
import type { CountDoubt } from "../count-forms/commands.server";
import type { RoomChild } from "../room/rules";
import type { Snapshot } from "../snapshot/queries.server";
import { roomClient } from "./room-client";
import { useTablet } from "./tablet-context";

/** A count while it goes on: who was seen, and its end, which is on the disk before the page says so. */
export function useCount(about: {
  snapshot: Snapshot;
  transition: Transition;
  due: readonly RoomChild[];
  posted: CountDoubt | null;
}) {
  const { transition, due, posted } = about;
  const classId = about.snapshot.room.room.id;
  const navigate = useNavigate();
  const { actorStaffId } = useTablet();
  const form = useRef<HTMLFormElement>(null);
  const startedAt = useRef<string | null>(null);
  const [seen, setSeen] = useState<ReadonlySet<string>>(new Set(posted?.ticked));
  const [isAsked, setIsAsked] = useState(posted?.reason === "count_missing");
  const [problem, setProblem] = useState(isAsked ? null : (posted?.reason ?? null));
  const [busy, setBusy] = useState(false);
  // what was ticked before the scripts came stays ticked
  useEffect(() => {
    if (form.current) setSeen(new Set(new FormData(form.current).getAll("child[]").map(String)));
  }, []);

  const tick = (id: string, isSeen: boolean) => {
    startedAt.current ??= now().toISOString();
    setIsAsked(false);
    setSeen((before) => {
      const after = new Set(before);
      if (isSeen) after.add(id);
      else after.delete(id);
      return after;
    });
  };

  const end = async (note: string) => {
    const ids = due.map(({ id }) => id);
    const at = now().toISOString();
    const id = newId();
    setBusy(true);
    try {
      const event = {
        kind: "count",
        id,
        at,
        startedAt: startedAt.current ?? at,
        transition,
      } as const;
      const present = ids.filter((one) => seen.has(one));
      const missing = ids.filter((one) => !seen.has(one));
      await roomClient(classId).save(
        { noun: "headcount", events: [{ ...event, present, missing, note }] },
        actorStaffId,
      );
      navigate(`/room/${classId}/count?transition=${transition}&done=${id}`, { replace: true });
    } catch {
      setProblem("not_kept");
      setBusy(false);
    }
  };

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (busy) return;
    const isWhole = due.every(({ id }) => seen.has(id));
    if (!isWhole && !isAsked) setIsAsked(true);
    else void end(String(new FormData(event.currentTarget).get("note") ?? "").trim());
  };

  return { form, seen, tick, isAsked, lookAgain: () => setIsAsked(false), problem, busy, submit };
}

export type CountState = ReturnType<typeof useCount>;
