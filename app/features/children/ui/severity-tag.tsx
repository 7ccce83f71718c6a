import { useTranslation } from "react-i18next";
import type { AllergySeverity } from "~db/enums";
import { Tag } from "~/components/tag";

/** Only a severe allergy raises its voice; an unasked one is said in plain grey. */
export function SeverityTag({ severity }: { severity: AllergySeverity }) {
  const { t } = useTranslation(["children", "enums"]);
  if (severity === "severe") return <Tag tone="stop">{t("needs.severe")}</Tag>;
  return (
    <span className="whitespace-nowrap text-ink-3">
      {severity === "mild" ? t("needs.mild") : t("enums:severity.unknown")}
    </span>
  );
}
