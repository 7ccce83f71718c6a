import type { TFunction } from "i18next";
import type { Capability } from "~/access/policy";
import type { NavItem } from "~/components/nav";

export type Place = Omit<NavItem, "label" | "group"> & {
  key: string;
  group?: string;
  needs: Capability;
};

/** What waits at a place, by its key. */
export type News = Readonly<Record<string, number>>;

/** The places a role may use, in words. Places nobody may use are not shown, not greyed. */
export const navItems = (
  places: readonly Place[],
  capabilities: readonly Capability[],
  t: TFunction,
  news: News = {},
): NavItem[] =>
  places
    .filter((place) => capabilities.includes(place.needs))
    .map(({ key, needs: _needs, group, ...place }) => ({
      ...place,
      label: t(`nav:${key}`),
      ...(group && { group: t(`nav:groups.${group}`) }),
      ...(news[key] && { count: news[key] }),
    }));
