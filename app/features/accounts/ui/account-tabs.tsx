import { useTranslation } from "react-i18next";
import { Tabs } from "~/components/tabs";

export function AccountTabs() {
  const { t } = useTranslation("accounts");
  return (
    <Tabs
      label={t("own.title")}
      items={[
        { href: "/account", label: t("own.person") },
        { href: "/account/sessions", label: t("own.sessions") },
      ]}
    />
  );
}
