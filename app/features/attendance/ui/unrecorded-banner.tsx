import { useTranslation } from "react-i18next";
import { Banner } from "~/components/banner";
import { Link } from "~/components/link";

/** Departures of the last weeks that nobody wrote down, and the way to write them down. */
export function UnrecordedBanner({ count }: { count: number }) {
  const { t } = useTranslation("attendance");
  if (count === 0) return null;
  return (
    <div className="mb-4">
      <Banner
        tone="warn"
        inset
        action={
          <Link to="/attendance/departures" className="underline">
            {t("departures.go")}
          </Link>
        }
      >
        {t("departures.banner", { count })}
      </Banner>
    </div>
  );
}
