import { ExpirationPlugin } from "workbox-expiration";
import { cleanupOutdatedCaches, matchPrecache, precacheAndRoute } from "workbox-precaching";
import { registerRoute } from "workbox-routing";
import { CacheFirst } from "workbox-strategies";

type Waitable = { waitUntil: (work: Promise<unknown>) => void };
type Pushed = Waitable & { data: { json: () => unknown } | null };
type Clicked = Waitable & { notification: { data: unknown; close: () => void } };
type Page = {
  url: string;
  focus: () => Promise<unknown>;
  navigate: (to: string) => Promise<unknown>;
};

/** What of a service worker's world is used here; the page's own types would meet those of a worker. */
type Scope = {
  addEventListener: ((kind: "install" | "activate", listener: (event: Waitable) => void) => void) &
    ((kind: "message", listener: (event: Waitable & { data: unknown }) => void) => void) &
    ((kind: "push", listener: (event: Pushed) => void) => void) &
    ((kind: "notificationclick", listener: (event: Clicked) => void) => void);
  skipWaiting: () => Promise<void>;
  clients: {
    claim: () => Promise<void>;
    matchAll: (of: { type: "window"; includeUncontrolled: boolean }) => Promise<Page[]>;
    openWindow: (to: string) => Promise<unknown>;
  };
  registration: {
    showNotification: (
      title: string,
      of: { body: string; tag: string; icon: string; data: string },
    ) => Promise<void>;
  };
};

declare const PRECACHE: { url: string; revision: string | null }[];
/** The file in which this version's pages are listed. */
declare const PAGES: { url: string; version: string };

// reason: a worker's global object is this, whatever the page's types say
const scope = globalThis as unknown as Scope;
const shells = "wenrun-shells";
const roomPath = /^\/room\/[0-9a-f-]{36}(\/[a-z]+)?$/;
const patienceMs = 4_000;

// a page names the words by their version, and any version will do
precacheAndRoute(PRECACHE, { ignoreURLParametersMatching: [/^v$/] });
cleanupOutdatedCaches();

// what an older app still needs after a newer one has moved in
registerRoute(
  ({ url, sameOrigin }) => sameOrigin && url.pathname.startsWith("/assets/"),
  new CacheFirst({
    cacheName: "wenrun-assets",
    plugins: [new ExpirationPlugin({ maxEntries: 400, purgeOnQuotaError: true })],
  }),
);

// which parts a page consists of is asked for as links to it are drawn: all are known here, with or without a network
registerRoute(
  ({ url, sameOrigin }) =>
    sameOrigin &&
    url.pathname === "/__manifest" &&
    url.searchParams.get("version") === PAGES.version,
  async ({ request }) => {
    const kept = await matchPrecache(PAGES.url);
    if (!kept) return fetch(request);
    const script = await kept.text();
    const list: { routes: unknown } = JSON.parse(script.slice(script.indexOf("{"), script.lastIndexOf("}") + 1)); // prettier-ignore
    return Response.json(list.routes);
  },
);

// faces never change under their id; whoever signs out takes them along
registerRoute(
  ({ url, sameOrigin }) => sameOrigin && /^\/files\/[^/]+\/(thumb|tile)$/.test(url.pathname),
  new CacheFirst({
    cacheName: "wenrun-faces",
    plugins: [new ExpirationPlugin({ maxEntries: 200, maxAgeSeconds: 7 * 86_400 })],
  }),
);

/** A room's page without anybody in it: the device knows who is. A server that is away takes none of them. */
async function keepShell(path: string): Promise<void> {
  const response = await fetch(`${path}?shell=1`, { credentials: "same-origin" });
  const cache = await caches.open(shells);
  if (response.ok && !response.redirected) await cache.put(path, response);
  else if (response.status < 500 && response.status !== 429) await cache.delete(path);
}

const inTime = (request: Request): Promise<Response> =>
  Promise.race([
    fetch(request),
    new Promise<never>((_resolve, reject) => {
      setTimeout(() => reject(new Error("no answer in time")), patienceMs);
    }),
  ]);

/** The page from the server; without one, the room that is kept, or a word about the network. */
async function visit(request: Request): Promise<Response> {
  const { pathname } = new URL(request.url);
  const cache = await caches.open(shells);
  const kept = await cache.match(pathname);
  try {
    return await (kept ? inTime(request) : fetch(request));
  } catch (error) {
    if (kept) return kept;
    const [first] = await cache.keys();
    const isHome = pathname === "/" || pathname === "/room";
    if (first && isHome) return Response.redirect(new URL(first.url).pathname);
    const words = await caches.match("/offline.html", { ignoreSearch: true });
    if (!words) throw error;
    return words;
  }
}

registerRoute(
  ({ request }) => request.mode === "navigate",
  ({ request }) => visit(request),
);

scope.addEventListener("install", (event) => event.waitUntil(scope.skipWaiting()));

scope.addEventListener("activate", (event) => {
  const renew = async () => {
    await scope.clients.claim();
    const kept = await (await caches.open(shells)).keys();
    // a page of the old app would ask for parts that are gone
    await Promise.all(kept.map(({ url }) => keepShell(new URL(url).pathname).catch(() => null)));
  };
  event.waitUntil(renew());
});

/** `{ keep: ["/room/…", …] }` from a room that is open. */
scope.addEventListener("message", (event) => {
  const { data } = event;
  if (typeof data !== "object" || data === null || !("keep" in data)) return;
  const paths = Array.isArray(data.keep) ? data.keep.map(String) : [];
  const rooms = paths.filter((path) => roomPath.test(path));
  event.waitUntil(Promise.all(rooms.map((path) => keepShell(path).catch(() => null))));
});

const textIn = (note: unknown, name: string): string =>
  typeof note === "object" && note !== null && name in note ? String(Reflect.get(note, name)) : "";

/** A note that the server sealed for this browser. */
scope.addEventListener("push", (event) => {
  const note = event.data?.json();
  const [title, body, path, tag] = ["title", "body", "path", "tag"].map((name) =>
    textIn(note, name),
  );
  if (!title) return;
  event.waitUntil(
    scope.registration.showNotification(title, {
      ...{ body: body ?? "", tag: tag ?? "", data: path ?? "", icon: "/icon-192.png" },
    }),
  );
});

/** Opens what the note is about, in a page of the product that is open already if there is one. */
scope.addEventListener("notificationclick", (event) => {
  const { notification } = event;
  notification.close();
  const path = String(notification.data);
  // a path of this site and nothing else
  const to = /^\/(?!\/)/.test(path) ? path : "/";
  const show = async () => {
    const [page] = await scope.clients.matchAll({ type: "window", includeUncontrolled: true });
    if (!page) return scope.clients.openWindow(to);
    await page.focus();
    return page.navigate(to).catch(() => scope.clients.openWindow(to));
  };
  event.waitUntil(show());
});
