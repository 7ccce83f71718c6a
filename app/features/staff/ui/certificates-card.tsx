import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Avatar } from "~/components/avatar";
import { Card } from "~/components/card";
import { LinkButton } from "~/components/link-button";
import { RowList } from "~/components/row-list";
import { Tag } from "~/components/tag";
import { formatLongDay } from "~/lib/dates";
import type { CertificateNews } from "../overview/rules";
import { anyOf, daysInWords } from "./staff-words";
import { RuleLine } from "./rule-line";

const shown = 6;

/** Certificates that are missing, over or soon over: who, which, how long, and the rule where it is red. */
export function CertificatesCard({ news }: { news: readonly CertificateNews[] }) {
  const { t, i18n } = useTranslation(["staff", "enums"]);
  return (
    <Card
      title={t("home.certificates")}
      aside={
        news.length > 0 ? (
          <LinkButton to="/staff?expiring=on" kind="quiet">
            {t("home.certificatesAll", { count: news.length })}
          </LinkButton>
        ) : null
      }
    >
      {news.length === 0 ? (
        <p className="text-ink-2">{t("home.certificatesFine")}</p>
      ) : (
        <RowList
          rows={news.slice(0, shown).map((each) => ({
            key: `${each.staffId} ${each.kinds.join(" ")}`,
            mark: <Avatar name={each.name} size={32} />,
            title: (
              <Link to={`/staff/${each.staffId}`} className="hover:underline">
                {each.name} {anyOf(t, each.kinds)}
              </Link>
            ),
            detail: (
              <>
                {each.expiresOn
                  ? t("until", { day: formatLongDay(each.expiresOn, i18n.language) })
                  : t("neverRecorded")}
                {each.state === "expiring" ? null : <RuleLine rule={each.rule} />}
              </>
            ),
            act: (
              <Tag tone={each.state === "expiring" ? "warn" : "stop"}>
                {each.state === "missing" ? t("missing") : daysInWords(t, each.days)}
              </Tag>
            ),
          }))}
        />
      )}
    </Card>
  );
}
