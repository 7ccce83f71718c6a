import { useNavigate } from "@remix-run/react";
import { useRef, useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { now } from "~/lib/clock";
import { newId } from "~/lib/id";
import { eventsOf } from "../acts/rules";
import { parseAct } from "../acts/schema";
import { keptOf, maxPhotos, type NoteFailure, type UnfitFile } from "../notes/rules";
import type { Snapshot } from "../snapshot/queries.server";
import { savedInWords } from "./child-words";
import { roomClient } from "./room-client";
import { shrinkPhoto } from "./shrink-photo";
import { useTablet } from "./tablet-context";
import { useSaved } from "./use-saved";

type Ready = { fileId: string; name: string; takenAt: string | null; blob: Blob };

/**
 * Keeps a note and its photos on the device, and goes back to the room; they reach the server by themselves.
 * A file that is no photo stays out by its name, and what was written and good stays for the next press.
 */
export function useNote(snapshot: Snapshot) {
  const { t } = useTranslation(["attendance", "enums"]);
  const { actorStaffId } = useTablet();
  const navigate = useNavigate();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<NoteFailure | null>(null);
  /** Photos of an earlier press that were good, by their id. */
  const ready = useRef(new Map<string, Ready>());
  const { room, timeZone } = snapshot;
  const { day, children } = room;
  const classId = room.room.id;
  const saySaved = useSaved(classId);

  const take = async (form: FormData) => {
    const kept = new Set(form.getAll("kept[]").map((value) => keptOf(String(value)).fileId));
    const photos = [...ready.current.values()].filter(({ fileId }) => kept.has(fileId));
    const unfit: UnfitFile[] = [];
    for (const file of form.getAll("photos")) {
      if (!(file instanceof File) || file.size === 0) continue;
      const { name } = file;
      const small = photos.length < maxPhotos ? await shrinkPhoto(file) : null;
      if (small) {
        const takenAt = small.takenAt?.toISOString() ?? null;
        photos.push({ fileId: newId(), name, takenAt, blob: small.blob });
      } else if (photos.length >= maxPhotos) {
        unfit.push({ name, reason: "too_many_photos", detail: { photos: maxPhotos } });
      } else unfit.push({ name, reason: "file_not_image", detail: {} });
    }
    ready.current = new Map(photos.map((photo) => [photo.fileId, photo]));
    return { photos, unfit };
  };

  const save = async (form: FormData): Promise<NoteFailure | null> => {
    const { photos, unfit } = await take(form);
    const words = String(form.get("text") ?? "");
    const values = { child: form.getAll("child[]").map(String), text: words };
    const kept = photos.map(({ fileId, name }) => ({ fileId, name }));
    const failed = { ok: false as const, kept, unfit, values };
    if (unfit.length > 0) return failed;
    if (photos.length === 0 && !words.trim()) {
      return { ...failed, errors: { text: "errors:note_empty" } };
    }
    const asked = new FormData();
    asked.set("intent", "note");
    asked.set("text", words);
    for (const id of values.child) asked.append("child[]", id);
    for (const { fileId } of photos) asked.append("fileIds[]", fileId);
    const parsed = parseAct(asked);
    if (!parsed.ok) return { ...failed, errors: parsed.errors };
    const events = eventsOf(parsed.act, { children, day, timeZone, at: now(), newId });
    if (events.length === 0) return { ...failed, reason: "nobody_to_log" };
    const batchId = await roomClient(classId).save({ noun: "log", events }, actorStaffId, photos);
    saySaved(batchId, savedInWords(t, { intent: "note", saved: events.length }));
    return null;
  };

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    save(new FormData(event.currentTarget))
      .then((failed) => {
        setFailure(failed);
        if (!failed) navigate(`/room/${classId}`);
      })
      .catch(() => setFailure({ ok: false, reason: "not_kept", kept: [], unfit: [] }))
      .finally(() => setBusy(false));
  };

  return { submit, busy, failure };
}
