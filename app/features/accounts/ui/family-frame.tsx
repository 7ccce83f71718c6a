import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Shell } from "~/access/shell.server";
import { FamilyShell } from "~/components/family-shell";
import { familyPlaces } from "./family-places";
import { navItems, type News } from "./nav-items";
import { useFrame } from "./use-frame";

/** The family's phone: a file of its own, for it brings nothing of the desk and the room along. */
export function FamilyFrame({
  shell,
  news,
  ...rest
}: {
  shell: Shell;
  news?: News;
  /** Whom a family's pages are about. */
  header?: ReactNode;
  /** One or two round buttons beside it. */
  actions?: ReactNode;
  children: ReactNode;
}) {
  const { t } = useTranslation("nav");
  const items = navItems(familyPlaces, shell.capabilities, t, news);
  return <FamilyShell {...useFrame(shell)} {...{ items, ...rest }} />;
}
