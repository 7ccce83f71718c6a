import { useTranslation } from "react-i18next";
import { Tag } from "~/components/tag";
import type { CertificateGaps } from "../rules";

/** The gravest thing about a person's certificates, in one tag. */
export function CertificateTag({ gaps }: { gaps: CertificateGaps }) {
  const { t } = useTranslation("staff");
  const count = gaps.missing.length + gaps.expired.length;
  if (count > 0) return <Tag tone="stop">{t("gapsStop", { count })}</Tag>;
  if (gaps.expiring.length > 0) {
    return <Tag tone="warn">{t("gapsWarn", { count: gaps.expiring.length })}</Tag>;
  }
  return <span className="text-ink-3">{t("gapsNone")}</span>;
}
