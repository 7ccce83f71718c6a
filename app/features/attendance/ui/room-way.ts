import { now } from "~/lib/clock";
import { revived } from "../snapshot/rules";
import type { Snapshot } from "../snapshot/queries.server";
import type { Disk, WaitingPhoto } from "./disk";
import type { Sent, Way } from "./outbox";

const longestMs = 20_000;

/** Asks the server; null where there is none, or where it does not answer in time. */
async function ask(url: string, init: RequestInit = {}): Promise<Response | null> {
  try {
    // a page to sign in on is no answer
    return await fetch(url, {
      ...init,
      redirect: "manual",
      credentials: "same-origin",
      signal: AbortSignal.timeout(longestMs),
    });
  } catch {
    return null;
  }
}

/** What the server tells of something that no device keeps; null where it does not. */
export async function askFor<T>(url: string, init?: RequestInit): Promise<T | null> {
  const response = await ask(url, init);
  if (!response?.ok) return null;
  try {
    const found: T = await response.json();
    return found;
  } catch {
    return null;
  }
}

const isSignIn = ({ type, status }: Response): boolean =>
  type === "opaqueredirect" || status === 401 || (status >= 300 && status < 400);

/** How a save reaches the server. */
export const sendSaves: Way = async (classId, body): Promise<Sent> => {
  const response = await ask(`/room/${classId}/sync`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!response || response.status >= 500 || response.status === 429) return { kind: "away" };
  if (isSignIn(response)) return { kind: "signedOut" };
  if (!response.ok) {
    const reason = response.status === 403 || response.status === 404 ? "no_access" : "invalid";
    return { kind: "rejected", reason };
  }
  const { answers, now: serverNow } = await response.json();
  return { kind: "answered", answers, serverNow };
};

type PhotoSent = { kind: "taken" | "away" | "signedOut" } | { kind: "rejected"; reason: string };

/** A photo of a note that the server has taken already. */
async function sendPhoto(photo: WaitingPhoto): Promise<PhotoSent> {
  const { classId, fileId, blob, takenAt } = photo;
  const response = await ask(`/room/${classId}/photos/${fileId}`, {
    method: "PUT",
    headers: { "Content-Type": "image/jpeg", ...(takenAt && { "X-Taken-At": takenAt }) },
    body: blob,
  });
  if (!response || response.status >= 500 || response.status === 429) return { kind: "away" };
  if (isSignIn(response)) return { kind: "signedOut" };
  if (response.ok) return { kind: "taken" };
  const { reason } = await response.json().catch(() => ({ reason: "invalid" }));
  return { kind: "rejected", reason: String(reason) };
}

/** One by one, as long as there is a way; what the server will not have stays until somebody has looked. */
export async function sendPhotos(
  photos: readonly WaitingPhoto[],
  disk: Pick<Disk, "putPhoto" | "removePhoto">,
): Promise<void> {
  for (const photo of photos) {
    const sent = await sendPhoto(photo);
    if (sent.kind === "away" || sent.kind === "signedOut") return;
    if (sent.kind === "taken") await disk.removePhoto(photo.fileId);
    else if (sent.kind === "rejected") await disk.putPhoto({ ...photo, refused: sent.reason });
  }
}

export type Heard =
  { kind: "heard"; snapshot: Snapshot; askedAt: Date } | { kind: "away" | "signedOut" | "closed" };

/** What the room is now, as the server has it. */
export async function fetchSnapshot(classId: string): Promise<Heard> {
  const askedAt = now();
  const response = await ask(`/room/${classId}/snapshot`);
  if (!response || response.status >= 500) return { kind: "away" };
  if (isSignIn(response)) return { kind: "signedOut" };
  if (!response.ok) return { kind: "closed" };
  try {
    return { kind: "heard", snapshot: revived(await response.json()), askedAt };
  } catch {
    return { kind: "away" };
  }
}
