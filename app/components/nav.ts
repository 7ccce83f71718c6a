import type { LucideIcon } from "lucide-react";

/** One place in a shell's navigation, already filtered to what the person may use. */
export interface NavItem {
  href: string;
  label: string;
  icon: LucideIcon;
  group?: string;
  count?: number;
}

export interface ShellUser {
  name: string;
  role: string;
  avatar?: string | null;
}

/** The item whose path is the longest beginning of where we are; nothing else is current. */
export function currentHref(items: readonly { href: string }[], path: string): string | undefined {
  let best: string | undefined;
  for (const { href } of items) {
    const bare = href.split("?")[0] ?? href;
    const begins = path === bare || path.startsWith(bare.endsWith("/") ? bare : `${bare}/`);
    if (begins && bare.length > (best?.split("?")[0]?.length ?? -1)) best = href;
  }
  return best;
}
