import { useTranslation } from "react-i18next";
import { Tabs } from "~/components/tabs";

export function ApplicationsTabs(props: { questions?: number; maySet: boolean }) {
  const { t } = useTranslation("enrolment");
  return (
    <Tabs
      label={t("applications.tabs")}
      items={[
        { href: "/applications", label: t("applications.title") },
        {
          href: "/applications/enquiries",
          label: t("applications.enquiries"),
          count: props.questions,
        },
        ...(props.maySet
          ? [{ href: "/applications/settings", label: t("applications.settings") }]
          : []),
      ]}
    />
  );
}
