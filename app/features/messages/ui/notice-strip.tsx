import { FileCheck2 } from "lucide";
import { useTranslation } from "react-i18next";
import { Icon } from "~/components/icon";
import { LinkButton } from "~/components/link-button";
import type { OpenNotice } from "../own-notices/queries.server";
import { momentWords } from "./notice-words";

/** Notices that wait for a signature: each stays until one of those who sign has signed. */
export function NoticeStrip({ notices }: { notices: readonly OpenNotice[] }) {
  const { t, i18n } = useTranslation("messages");
  if (notices.length === 0) return null;
  return (
    <section
      aria-label={t("notice.strip")}
      className="card no-print rounded-card bg-warn-soft py-1 pr-2 pl-4 shadow-card"
    >
      <ul className="divide-y divide-warn-line">
        {notices.map(({ id, title, remindedAt }) => (
          <li key={id} className="flex min-h-15 items-center gap-2.5">
            <Icon of={FileCheck2} className="text-warn-fg" />
            <p className="min-w-0 flex-1 py-1.5 leading-6 break-words">
              {title}
              {remindedAt ? (
                <span className="block text-ink-2">
                  {t("notice.reminded", { when: momentWords(remindedAt, i18n.language) })}
                </span>
              ) : null}
            </p>
            <LinkButton to={`/family/notices/${id}`} label={t("notice.openOf", { title })}>
              {t("notice.open")}
            </LinkButton>
          </li>
        ))}
      </ul>
    </section>
  );
}
