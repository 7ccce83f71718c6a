import { CalendarCheck2 } from "lucide";
import { useTranslation } from "react-i18next";
import { Icon } from "~/components/icon";
import { LinkButton } from "~/components/link-button";
import { absenceDays } from "~/features/attendance/ui/absence-words";
import type { ComingAbsence } from "../queries.server";

/** A phoned-in absence shows as confirmed. */
export function ComingAbsences({ absences }: { absences: readonly ComingAbsence[] }) {
  const { t, i18n } = useTranslation(["families", "enums"]);
  if (absences.length === 0) return null;
  return (
    <ul className="no-print grid gap-2" aria-label={t("absence.title")}>
      {absences.map((told) => (
        <li
          key={told.id}
          className="card flex min-h-15 items-center gap-2.5 rounded-card bg-surface py-1 pr-2 pl-4 shadow-card"
        >
          <Icon of={CalendarCheck2} className="text-brand" />
          <p className="min-w-0 flex-1 leading-6">
            {t("absence.line", {
              days: absenceDays(told, t, i18n.language),
              reason: t(`enums:absenceReason.${told.reason}`),
            })}
            <span className="block text-ink-2">{t("absence.known")}</span>
          </p>
          <LinkButton to="/family/absence" kind="quiet">
            {t("absence.change")}
          </LinkButton>
        </li>
      ))}
    </ul>
  );
}
