import { useTranslation } from "react-i18next";
import { Link } from "~/components/link";

/** Why a tablet needs HTTPS, and the two ways to it, for whoever looks after the centre's computer. */
export function HttpsHelp() {
  const { t } = useTranslation("accounts");
  return (
    <article className="grid gap-4">
      <h1 className="text-24 md:text-30">{t("https.title")}</h1>
      <p>{t("https.why")}</p>
      <p className="text-ink-2">{t("https.works")}</p>
      <section>
        <h2 className="mb-1 text-18">{t("https.own.title")}</h2>
        <p className="mb-2 text-ink-2">{t("https.own.how")}</p>
        <Lines lines={["HOST=0.0.0.0", "TLS_CERT=/path/cert.pem", "TLS_KEY=/path/key.pem"]} />
      </section>
      <section>
        <h2 className="mb-1 text-18">{t("https.proxy.title")}</h2>
        <p className="mb-2 text-ink-2">{t("https.proxy.how")}</p>
        <Lines lines={["WENRUN_BASE_URL=https://centre.example", "WENRUN_TRUST_PROXY=1"]} />
      </section>
      <p className="text-ink-2">{t("https.more")}</p>
      <p>
        <Link to="/" className="font-semibold text-brand-text underline">
          {t("https.back")}
        </Link>
      </p>
    </article>
  );
}

const Lines = ({ lines }: { lines: readonly string[] }) => (
  <pre className="overflow-x-auto rounded-field bg-sunk p-3 text-second" tabIndex={0}>
    {lines.join("\n")}
  </pre>
);
