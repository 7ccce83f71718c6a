import { Tabs } from "~/components/tabs";
import { useKitchenWords } from "./kitchen-words";

/** The kitchen's day and what it writes down. */
export function KitchenSections() {
  const { t } = useKitchenWords();
  return (
    <Tabs
      label={t("sections")}
      items={[
        { href: "/kitchen", label: t("day.title") },
        { href: "/kitchen/samples", label: t("samples.title") },
        { href: "/kitchen/records", label: t("records.title") },
        { href: "/kitchen/company", label: t("company.title") },
      ]}
    />
  );
}
