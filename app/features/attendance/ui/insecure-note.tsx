import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Banner } from "~/components/banner";
import { Link } from "~/components/link";

/** On an address without HTTPS the browser gives neither camera nor offline store: said once, with the way out. */
export function InsecureNote() {
  const { t } = useTranslation("attendance");
  const [isInsecure, setInsecure] = useState(false);
  useEffect(() => setInsecure(!window.isSecureContext), []);
  if (!isInsecure) return null;
  return (
    <div className="mb-3">
      <Banner
        tone="warn"
        inset
        action={
          <Link to="/help/https" className="font-semibold underline">
            {t("insecure.how")}
          </Link>
        }
      >
        {t("insecure.note")}
      </Banner>
    </div>
  );
}
