import { Tabs } from "~/components/tabs";
import { useMealWords } from "./meal-words";

/** The two lists a menu is made from. */
export function KitchenTabs() {
  const { t } = useMealWords();
  return (
    <Tabs
      label={t("kitchen")}
      items={[
        { href: "/dishes", label: t("dishes.title") },
        { href: "/foods", label: t("foods.title") },
      ]}
    />
  );
}
