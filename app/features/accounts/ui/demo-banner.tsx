import { useTranslation } from "react-i18next";
import { Banner } from "~/components/banner";

export function DemoBanner({ time }: { time: string }) {
  const { t } = useTranslation("common");
  return (
    <Banner tone="info">
      {t("demoTime")} {time}
      <span className="max-md:hidden"> · {t("demoHow")}</span>
    </Banner>
  );
}
