import { useTranslation } from "react-i18next";
import { Tabs } from "~/components/tabs";

/** The pages of one child side by side; nothing where a person may open only the first. */
export function ChildTabs(props: { childId: string; growth: boolean; learning: boolean }) {
  const { t } = useTranslation("children");
  const home = `/children/${props.childId}`;
  const items = [
    { href: home, label: t("tabs.record") },
    ...(props.growth ? [{ href: `${home}/growth`, label: t("tabs.growth") }] : []),
    ...(props.learning ? [{ href: `${home}/learning`, label: t("tabs.learning") }] : []),
  ];
  return items.length > 1 ? <Tabs label={t("tabs.label")} items={items} /> : null;
}
