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
}

export interface ShellUser {
  name: string;
  role: string;
  avatar?: string | null;
}

/** The item whose path is the longest beginning of where we are; nothing else is current. */
export function currentHref(
  items: readonly { href: string; exact?: boolean }[],
  path: string,
): string | undefined {
  let best: string | undefined;
  for (const { href, exact } of items) {
    const bare = href.split("?")[0] ?? href;
    const below = bare.endsWith("/") ? bare : `${bare}/`;
    const begins = path === bare || (!exact && path.startsWith(below));
    if (begins && bare.length > (best?.split("?")[0]?.length ?? -1)) best = href;
  }
  return best;
}
