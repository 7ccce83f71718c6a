import { useTranslation } from "react-i18next";
import type { Rule } from "../overview/rules";

/** The rule that makes a line red. */
export function RuleLine({ rule }: { rule: Rule }) {
  const { t } = useTranslation("staff");
  return <span className="block text-fine text-ink-2">{t("ruleLine", rule)}</span>;
}
