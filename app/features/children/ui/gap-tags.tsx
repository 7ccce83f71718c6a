import { useTranslation } from "react-i18next";
import { Tag } from "~/components/tag";
import type { Gap } from "../gaps/schema";

/** What a child's file lacks, each in a word. */
export function GapTags({ lacks }: { lacks: readonly Gap[] }) {
  const { t } = useTranslation("children");
  return (
    <span className="flex flex-wrap gap-1.5">
      {lacks.map((gap) => (
        <Tag key={gap} tone="warn">
          {t(`gaps.name.${gap}`)}
        </Tag>
      ))}
    </span>
  );
}
