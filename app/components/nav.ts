import type { IconNode } from "lucide";

/** One place in a shell's navigation, already filtered to what the person may use. */
export interface NavItem {
  href: string;
  label: string;
  icon: IconNode;
  group?: string;
  count?: number;
  /** Current only on its own page, not on those below it. */
  exact?: boolean;
  /** Other pages that belong to it. */
  also?: readonly string[];
}

export interface ShellUser {
  name: string;
  role: string;
  avatar?: string | null;
}

/** The item whose path is the longest beginning of where we are; nothing else is current. */
export function currentHref(
  items: readonly { href: string; exact?: boolean; also?: readonly string[] }[],
  path: string,
): string | undefined {
  let best: { href: string; length: number } | undefined;
  for (const { href, exact, also = [] } of items) {
    for (const place of [href, ...also]) {
      const bare = place.split("?")[0] ?? place;
      const below = bare.endsWith("/") ? bare : `${bare}/`;
      const begins = path === bare || (!exact && path.startsWith(below));
      if (begins && bare.length > (best?.length ?? -1)) best = { href, length: bare.length };
    }
  }
  return best?.href;
}
