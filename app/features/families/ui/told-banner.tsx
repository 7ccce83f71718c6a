import { useTranslation } from "react-i18next";
import { Banner } from "~/components/banner";

/** Said once, right after an absence was told. */
export function ToldBanner() {
  const { t } = useTranslation("families");
  return (
    <div role="status">
      <Banner tone="ok" inset>
        {t("absence.done")}
      </Banner>
    </div>
  );
}
