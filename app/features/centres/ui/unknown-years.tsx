import { useTranslation } from "react-i18next";
import { Banner } from "~/components/banner";
import { Link } from "~/components/link";

/** Years ahead of which no holidays are known: every weekday counts as open until somebody enters them. */
export function UnknownYears({ years }: { years: readonly string[] }) {
  const { t } = useTranslation("centres");
  return years.map((year) => (
    <div key={year} className="no-print mb-4">
      <Banner
        tone="warn"
        inset
        action={
          <Link to={`/calendar?year=${year}`} className="font-semibold underline">
            {t("calendar.enter")}
          </Link>
        }
      >
        {t("calendar.unknownYear", { year })}
      </Banner>
    </div>
  ));
}
