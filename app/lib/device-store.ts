import { openDB } from "idb";

/** The database in which a browser keeps what was tapped in a room and what it knows of the day. */
export const roomStore = "wenrun-room";

async function isThere(): Promise<boolean> {
  if (!("indexedDB" in window) || !("databases" in indexedDB)) return false;
  return (await indexedDB.databases()).some(({ name }) => name === roomStore);
}

/** How many saves wait on this device for a network. */
export async function countWaiting(): Promise<number> {
  if (!(await isThere())) return 0;
  const db = await openDB(roomStore);
  try {
    return db.objectStoreNames.contains("saves") ? await db.count("saves") : 0;
  } finally {
    db.close();
  }
}

/** Forgets everything: what the server's own order to clear does where it is heard. */
export async function clearDevice(): Promise<void> {
  if (await isThere()) indexedDB.deleteDatabase(roomStore);
  if (!("caches" in window)) return;
  for (const name of await caches.keys()) {
    if (/^wenrun-(shells|faces)$/.test(name)) await caches.delete(name);
  }
}
