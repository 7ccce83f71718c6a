import { useTranslation } from "react-i18next";
import { Tabs } from "~/components/tabs";

/** The child's record, who may collect it, and for whoever signs what the family agreed to. */
export function FamilyChildTabs({ signs }: { signs: boolean }) {
  const { t } = useTranslation("families");
  return (
    <Tabs
      label={t("tabs.label")}
      items={[
        { href: "/family/child", label: t("tabs.child") },
        { href: "/family/contacts", label: t("tabs.pickUp") },
        ...(signs ? [{ href: "/family/consents", label: t("tabs.consents") }] : []),
        { href: "/family/documents", label: t("tabs.documents") },
        { href: "/family/rights", label: t("tabs.rights") },
      ]}
    />
  );
}
