import { useEffect } from "react";
import { now } from "~/lib/clock";

const screens = ["", "/meal", "/note", "/count", "/evacuation"] as const;
const restMs = 5 * 60_000;

let touchedAt = 0;

/** A renewed app moves in when nobody is at the tablet. */
function renewWhenAtRest(): void {
  touchedAt = now().getTime();
  const touch = () => {
    touchedAt = now().getTime();
  };
  for (const kind of ["pointerdown", "keydown"]) window.addEventListener(kind, touch, true);
  const hadOne = navigator.serviceWorker.controller !== null;
  navigator.serviceWorker.addEventListener("controllerchange", () => {
    if (!hadOne) return;
    const every = setInterval(() => {
      const isAtRest = now().getTime() - touchedAt > restMs;
      if (!isAtRest && document.visibilityState === "visible") return;
      clearInterval(every);
      window.location.reload();
    }, 30_000);
  });
}

let registered: Promise<ServiceWorkerRegistration> | null = null;

/** Keeps a room's screens on the device, so that they open without a network. Needs HTTPS or this very machine. */
export function useWorker(classId: string): void {
  useEffect(() => {
    if (!("serviceWorker" in navigator) || !window.isSecureContext) return;
    if (!registered) {
      registered = navigator.serviceWorker.register("/worker.js");
      renewWhenAtRest();
    }
    const keep = async () => {
      await registered;
      const { active } = await navigator.serviceWorker.ready;
      active?.postMessage({ keep: screens.map((screen) => `/room/${classId}${screen}`) });
    };
    // without it the room works as long as there is a network
    keep().catch(() => undefined);
  }, [classId]);
}
