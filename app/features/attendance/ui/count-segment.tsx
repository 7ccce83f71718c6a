import { useTranslation } from "react-i18next";
import { Segment } from "~/components/segment";
import { transitions, type Transition } from "~db/enums";

/** What the children are counted for. */
export function CountSegment({ current }: { current: Transition }) {
  const { t } = useTranslation(["attendance", "enums"]);
  return (
    <div className="max-w-full overflow-x-auto">
      <Segment
        label={t("count.which")}
        current={current}
        items={transitions.map((key) => ({
          ...{ key, href: `?transition=${key}`, label: t(`enums:transition.${key}`) },
        }))}
      />
    </div>
  );
}
