import { useId } from "react";
import { useTranslation } from "react-i18next";

/** For anything over a second: what is happening, how far, and the count. */
export function Progress({ label, value, total }: { label: string; value: number; total: number }) {
  const { t } = useTranslation("common");
  const id = useId();
  return (
    <div>
      <div className="mb-1.5 flex justify-between gap-3">
        <span id={id}>{label}</span>
        <span className="whitespace-nowrap text-ink-2">{t("ofTotal", { value, total })}</span>
      </div>
      <div
        className="bar"
        role="progressbar"
        aria-labelledby={id}
        aria-valuenow={value}
        aria-valuemin={0}
        aria-valuemax={total}
      >
        <i style={{ width: `${total > 0 ? Math.min(100, (value / total) * 100) : 0}%` }} />
      </div>
    </div>
  );
}
