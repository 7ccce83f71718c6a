import type { Page } from "@playwright/test";
import { signInStaff } from "./accounts";
import { expect, open, say, test as base } from "./fixtures";
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
async function isKept(page: Page): Promise<void> {
  const kept = () =>
    page.evaluate(async () => {
      const shells = await (await caches.open("wenrun-shells")).keys();
      return navigator.serviceWorker.controller === null ? 0 : shells.length;
    });
  await expect.poll(kept, { timeout: 60_000 }).toBe(screens);
}

/** Opens the room of somebody on the staff, waits until the device has it, and cuts the wire: the room's path. */
export async function roomWithoutNetwork(page: Page, wire: Wire, name: string): Promise<string> {
  await page.context().addCookies([await signInStaff(wire.url, name)]);
  await open(page, "/room");
  await isKept(page);
  wire.cut();
  return new URL(page.url()).pathname;
}

type Tappable = { click: (how?: { delay: number }) => Promise<void> };

/** What a tap costs is counted: everything a teacher presses goes through here, `delay` ms long. */
export function tapper() {
  let taps = 0;
  return {
    count: () => taps,
    tap: async (what: Tappable, delay = 0) => {
      taps += 1;
      await what.click({ delay });
    },
  };
}

export const isSent = (page: Page) =>
  expect(sync(page)).toHaveAttribute("data-unsent", "0", { timeout: 60_000 });

export const sync = (page: Page) => page.locator(".room-sync");
export const tile = (page: Page, name: string) =>
  page.locator(".room-tile").filter({ hasText: name });
export const corner = (page: Page, name: string) =>
  page.getByRole("link", { name: say("attendance:room.open", { name }) });
