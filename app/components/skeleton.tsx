import { useTranslation } from "react-i18next";

/** Blocks in the final layout, shown after 200 ms; they never move. */
export function Skeleton({ rows = 3, height = 20 }: { rows?: number; height?: number }) {
  const { t } = useTranslation("common");
  return (
    <div role="status" className="grid gap-3">
      <span className="sr-only">{t("loading")}</span>
      {Array.from({ length: rows }, (_, row) => (
        <span
          key={row}
          className="skeleton"
          style={{ height, width: row === rows - 1 && rows > 1 ? "60%" : "100%" }}
        />
      ))}
    </div>
  );
}
