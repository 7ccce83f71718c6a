import { useTranslation } from "react-i18next";
import type { DevelopmentArea, MilestoneProgress } from "~db/enums";
import { Tag } from "~/components/tag";

/** An area as a tag, and behind it the milestone in plain words with how far it is. */
export function AreaWords(props: {
  area: DevelopmentArea;
  milestoneText: string | null;
  progress: MilestoneProgress | null;
}) {
  const { t } = useTranslation("enums");
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2 gap-y-1">
      <Tag>{t(`enums:area.${props.area}`)}</Tag>
      {props.milestoneText ? (
        <span>
          {props.milestoneText}
          {props.progress ? ` · ${t(`enums:progress.${props.progress}`)}` : null}
        </span>
      ) : null}
    </span>
  );
}
