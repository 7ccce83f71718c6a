import { useTranslation } from "react-i18next";
import { Tag } from "~/components/tag";

/** What a class still has: one figure when both halves of the day agree, else one each. */
export function FreePlaces({ free }: { free: { morning: number; afternoon: number } }) {
  const { t } = useTranslation("centres");
  if (free.morning === 0 && free.afternoon === 0) return <Tag>{t("full")}</Tag>;
  return (
    <span className="whitespace-nowrap">
      {free.morning === free.afternoon ? t("freeBoth", { n: free.morning }) : t("freeEach", free)}
    </span>
  );
}
