import { useLocation } from "@remix-run/react";
import { ChevronLeft, ChevronRight, type IconNode } from "lucide";
import { useTranslation } from "react-i18next";
import { Icon } from "./icon";
import { Link } from "./link";
import { pageHref, withParams } from "./table-params";

/** Which rows these are of how many, the pages before and after, and how many to a page. */
export function Pager({
  page,
  size,
  total,
  sizes = [],
}: {
  page: number;
  size: number;
  total: number;
  sizes?: readonly number[];
}) {
  const { t } = useTranslation("common");
  const { search } = useLocation();
  const last = Math.max(1, Math.ceil(total / size));
  const from = (page - 1) * size + 1;
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 border-t border-line px-(--pad) py-2 text-ink-2">
      <p>
        {last === 1 && page === 1
          ? t("table.total", { total })
          : t("table.range", { from, to: Math.min(total, page * size), total })}
      </p>
      <div className="no-print flex flex-wrap items-center gap-2">
        {total > Math.min(...sizes)
          ? sizes.map((choice) => (
              <Link
                key={choice}
                to={withParams(search, { size: String(choice), page: null })}
                aria-current={choice === size ? "true" : undefined}
                preventScrollReset
                className="grid min-h-(--tap) place-items-center rounded-field px-2 hover:bg-hover aria-[current]:font-semibold aria-[current]:text-ink"
              >
                {t("table.perPage", { size: choice })}
              </Link>
            ))
          : null}
        {last > 1 ? (
          <nav aria-label={t("table.pages")} className="flex items-center gap-1">
            <Step to={page > 1 ? pageHref(search, page - 1) : null} icon={ChevronLeft}>
              {t("table.previousPage")}
            </Step>
            <span aria-current="page" className="px-1">
              {t("ofTotal", { value: page, total: last })}
            </span>
            <Step to={page < last ? pageHref(search, page + 1) : null} icon={ChevronRight}>
              {t("table.nextPage")}
            </Step>
          </nav>
        ) : null}
      </div>
    </div>
  );
}

function Step({ to, icon, children }: { to: string | null; icon: IconNode; children: string }) {
  if (to === null) {
    return (
      <span className="round text-line-strong" aria-hidden="true">
        <Icon of={icon} />
      </span>
    );
  }
  return (
    <Link to={to} className="round" aria-label={children} title={children}>
      <Icon of={icon} />
    </Link>
  );
}
