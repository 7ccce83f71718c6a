import type { AccountName } from "./accounts";

const ids = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
/** What only orders, narrows or pages a list does not make another page. */
const listParameters = [
  ...["q", "sort", "page", "size", "class", "role", "schedule", "post", "expiring", "left"],
  ...["closed", "opened", "changed", "ended", "day", "state", "show"],
  ...["area", "shared", "kind", "standing"],
  ...["week", "weeks", "band", "meal", "allergen", "diet"],
  ...["group", "from", "to", "through", "days", "year", "month", "part", "transition", "basis"],
  ...["lang", "version"],
];

/** A page by its kind: two children's pages are one kind. */
export function kindOf(address: URL): string {
  // on a family's pages the child is who the page is about, in a room it opens a sheet
  const ignored = address.pathname.startsWith("/family")
    ? [...listParameters, "child"]
    : listParameters;
  const parameters = [...address.searchParams].filter(([name]) => !ignored.includes(name));
  parameters.sort();
  const query = parameters.map(([name, value]) => `${name}=${value}`).join("&");
  return `${address.pathname}${query ? `?${query}` : ""}`.replace(ids, ":id");
}

/** Roles that share a frame: what the first may open looks the same to the others. */
export const frames: readonly (readonly AccountName[])[] = [
  ["director", "office", "healthWorker", "cook"],
  ["teacher"],
  ["guardian", "staffGuardian", "pickupOnly"],
];

/** Where a role's pages are looked at: the desk, the tablet, the phone. */
export const naturalWidth: Record<AccountName, number> = {
  ...{ director: 1280, office: 1280, healthWorker: 1280, cook: 1280 },
  ...{ teacher: 820, guardian: 390, staffGuardian: 390, pickupOnly: 390 },
};

export const publicPages = [
  "/login",
  "/reset/no-such-link",
  "/invite/no-such-link",
  "/no-such-page",
  "/apply",
  "/pair",
  "/help/https",
];

/** One page of every kind that a signed-in person can walk to, found by following the links. */
export async function listPages(
  baseURL: string,
  cookie: { name: string; value: string },
  from: string,
): Promise<string[]> {
  const found = new Map<string, string>();
  const queue: string[] = [];
  const asked = new Set<string>();
  // one page of a kind is enough, however many links lead to it
  const ask = (address: URL) => {
    if (asked.has(kindOf(address))) return;
    asked.add(kindOf(address));
    queue.push(address.pathname + address.search);
  };
  for (const path of [from, "/account", "/account/sessions"]) ask(new URL(path, baseURL));
  for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
    const answer = await fetch(new URL(path, baseURL), {
      headers: { Cookie: `${cookie.name}=${cookie.value}` },
    });
    const address = new URL(answer.url);
    const kind = kindOf(address);
    if (found.has(kind) || !answer.headers.get("content-type")?.includes("text/html")) continue;
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
    found.set(kind, address.pathname + address.search);
    for (const [, href = ""] of (await answer.text()).matchAll(/<a [^>]*?href="([^"#]+)"/g)) {
      const next = new URL(href.replaceAll("&amp;", "&"), address);
      if (next.origin === address.origin && !/\.\w+$/.test(next.pathname)) ask(next);
    }
  }
  return [...found.values()];
}
