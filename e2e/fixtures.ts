import { test as base, type BrowserContext, type Page } from "@playwright/test";
import { accountOf, signIn, type AccountName } from "./accounts";

export { expect } from "@playwright/test";
export { say } from "./words";

/** The demo centre opens on its own day, whatever the machine's date. */
export const demoTime = new Date("2026-11-12T10:20:00+08:00");

type SessionCookie = Awaited<ReturnType<typeof signIn>>;

type Fixtures = {
  /** Console errors that a test brings about on purpose. */
  allowed: RegExp | null;
  serverTime: Date;
  /** Where the product runs. */
  address: string;
  loginAs: (name: AccountName, options?: { fresh?: boolean }) => Promise<void>;
  /** Another device: a browser of its own, watched like the first, at another server if told so. */
  otherDevice: (elsewhere?: { address: string; time: Date }) => Promise<Page>;
};

/** Fails the test for any console error, page error or request to somewhere else. */
function watch(context: BrowserContext, baseURL: string, allowed: RegExp | null): string[] {
  const problems: string[] = [];
  const report = (text: string) => {
    // a page that is left while its data is on the way
    if (text.includes("BodyStreamBuffer was aborted")) return;
    if (!allowed?.test(text)) problems.push(text);
  };
  context.on("console", (message) => {
    if (message.type() === "error") report(`console: ${message.text()} ${message.location().url}`);
  });
  context.on("weberror", (error) => report(`page: ${String(error.error())}`));
  context.on("request", (request) => {
    const { origin, protocol } = new URL(request.url());
    if (/^https?:|^wss?:/.test(protocol) && origin !== new URL(baseURL).origin) {
      report(`other origin: ${request.url()}`);
    }
  });
  return problems;
}

const unexpected = (problems: readonly string[]) => {
  if (problems.length > 0) throw new Error(`The browser reported:\n${problems.join("\n")}`);
};

export const test = base.extend<Fixtures, { sessions: Map<AccountName, SessionCookie> }>({
  allowed: [null, { option: true }],
  serverTime: [demoTime, { option: true }],
  sessions: [async ({}, use) => use(new Map()), { scope: "worker" }],
  address: async ({}, use) => use(process.env.WENRUN_E2E_URL ?? ""),
  baseURL: async ({ address }, use) => use(address),
  context: async ({ context, address, allowed, serverTime }, use) => {
    await context.clock.install({ time: serverTime });
    const problems = watch(context, address, allowed);
    await use(context);
    unexpected(problems);
  },
  otherDevice: async ({ browser, address, allowed, serverTime }, use) => {
    const opened: { context: BrowserContext; problems: string[] }[] = [];
    await use(async (at = { address, time: serverTime }) => {
      const context = await browser.newContext({ baseURL: at.address });
      await context.clock.install({ time: at.time });
      opened.push({ context, problems: watch(context, at.address, allowed) });
      return context.newPage();
    });
    for (const { context } of opened) await context.close();
    unexpected(opened.flatMap(({ problems }) => problems));
  },
  loginAs: async ({ context, address, sessions }, use) => {
    await use(async (name, { fresh = false } = {}) => {
      const known = fresh ? undefined : sessions.get(name);
      const cookie = known ?? (await signIn(address, accountOf(name)));
      if (!fresh) sessions.set(name, cookie);
      await context.addCookies([cookie]);
    });
  },
});

/** Until React has taken over the page that the server sent. */
export const hydrated = (page: Page): Promise<unknown> =>
  page.waitForFunction(() => {
    const content = document.querySelector("#content");
    return content !== null && Object.keys(content).some((key) => key.startsWith("__reactFiber"));
  });

/** Opens a page, and is content with nothing less than the page. */
export async function open(page: Page, path: string): Promise<void> {
  const answer = await page.goto(path);
  if (!answer?.ok()) throw new Error(`${path} answered ${answer?.status()}`);
  await hydrated(page);
}
