import type { ReactNode } from "react";

/** The answer first: title, one sentence under it, and what can be done on the right. */
export function PageHeader({
  title,
  subtitle,
  actions,
  back,
}: {
  title: ReactNode;
  subtitle?: ReactNode;
  actions?: ReactNode;
  back?: ReactNode;
}) {
  return (
    <header className="page-header mb-5">
      {back ? <div className="no-print -mt-2 mb-2 text-ink-2">{back}</div> : null}
      <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
        <div className="page-title min-w-0">
          <h1 className="text-24">{title}</h1>
          {subtitle ? <p className="text-ink-2">{subtitle}</p> : null}
        </div>
        {actions ? (
          <div className="no-print flex min-w-0 flex-wrap items-center gap-2">{actions}</div>
        ) : null}
      </div>
    </header>
  );
}
