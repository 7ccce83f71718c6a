import { useTranslation } from "react-i18next";
import { Tabs } from "~/components/tabs";

/** What is written to and fro, and what the centre tells: the two halves of one place. */
export function FamilyTabs({ unreadNotices }: { unreadNotices: number }) {
  const { t } = useTranslation("messages");
  return (
    <Tabs
      label={t("title")}
      items={[
        { href: "/family/messages", label: t("thread") },
        {
          ...{ href: "/family/notices", label: t("notice.title") },
          count: unreadNotices > 0 ? unreadNotices : undefined,
        },
      ]}
    />
  );
}
