import { useTranslation } from "react-i18next";
import { Card } from "~/components/card";
import { LinkButton } from "~/components/link-button";
import { RowList } from "~/components/row-list";
import { Tag } from "~/components/tag";
import { gaps, type Gap } from "../gaps/schema";

/** What children's files still lack, each with the way to those children. */
export function GapsCard({ counts }: { counts: Record<Gap, number> }) {
  const { t } = useTranslation("children");
  const open = gaps.filter((gap) => counts[gap] > 0);
  return (
    <Card title={t("gaps.card")}>
      {open.length === 0 ? (
        <p className="text-ink-2">{t("gaps.none")}</p>
      ) : (
        <RowList
          rows={open.map((gap) => ({
            key: gap,
            title: t(`gaps.line.${gap}`, { count: counts[gap] }),
            detail: t(`gaps.why.${gap}`),
            act: (
              <LinkButton
                to={`/children/gaps?gap=${gap}`}
                kind="quiet"
                label={t(`gaps.see.${gap}`)}
              >
                {t("gaps.open")}
              </LinkButton>
            ),
          }))}
        />
      )}
    </Card>
  );
}

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
