import { useTranslation } from "react-i18next";
import { Tag } from "~/components/tag";
import type { PriorityPart } from "../applications/rules";

/** Where the points come from, each of them. */
export function PriorityPoints({ parts }: { parts: readonly PriorityPart[] }) {
  const { t } = useTranslation("enrolment");
  if (parts.length === 0) return <span className="text-ink-3">{t("applications.noPoints")}</span>;
  return (
    <span className="inline-flex flex-wrap gap-1">
      {parts.map(({ of, points }) => (
        <Tag key={of}>{t(`applications.part.${of}`, { points })}</Tag>
      ))}
    </span>
  );
}
