import type { Page } from "@playwright/test";
import { expect, say, test as base } from "./fixtures";
import { wireTo, type Wire } from "./servers";

/** A room on a tablet whose wire to the product can be cut. */
export const test = base.extend<{ wire: Wire }>({
  wire: async ({}, use) => {
    const wire = await wireTo(process.env.WENRUN_E2E_URL ?? "");
    await use(wire);
    wire.close();
  },
  address: async ({ wire }, use) => use(wire.url),
  viewport: { width: 820, height: 1180 },
  hasTouch: true,
  allowed: /net::ERR|Failed to fetch|bad HTTP response|Failed to load resource/,
});

/** The board, meals, a note, a count, the evacuation list. */
const screens = 5;

/** Until all of the room's screens are on the device. */
export async function isKept(page: Page): Promise<void> {
  const kept = () =>
    page.evaluate(async () => {
      const shells = await (await caches.open("wenrun-shells")).keys();
      return navigator.serviceWorker.controller === null ? 0 : shells.length;
    });
  await expect.poll(kept, { timeout: 60_000 }).toBe(screens);
}

export const sync = (page: Page) => page.locator(".room-sync");
export const tile = (page: Page, name: string) =>
  page.locator(".room-tile").filter({ hasText: name });
export const corner = (page: Page, name: string) =>
  page.getByRole("link", { name: say("attendance:room.open", { name }) });
