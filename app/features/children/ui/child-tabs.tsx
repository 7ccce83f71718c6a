import { useTranslation } from "react-i18next";
import { may } from "~/access/policy";
import { Tabs } from "~/components/tabs";
import type { Role } from "~db/enums";

const pages = [
  { path: "", word: "record", needs: "children.child.read" },
  { path: "/people", word: "people", needs: "children.child.read" },
  { path: "/absences", word: "absences", needs: "attendance.absence.follow" },
  { path: "/growth", word: "growth", needs: "health.growth.read" },
  { path: "/learning", word: "learning", needs: "learning.observation.read" },
  { path: "/consents", word: "consents", needs: "children.consents.read" },
  { path: "/timeline", word: "timeline", needs: "reports.timeline.read" },
] as const;

/** The pages of one child side by side, as far as this role may open them. */
export function ChildTabs({ childId, role }: { childId: string; role: Role | null }) {
  const { t } = useTranslation("children");
  const items = pages
    .filter(({ needs }) => may({ role }, needs))
    .map(({ path, word }) => ({ href: `/children/${childId}${path}`, label: t(`tabs.${word}`) }));
  return <Tabs label={t("tabs.label")} items={items} />;
}
