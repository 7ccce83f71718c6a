import {
  Bell,
  CarFront,
  ClipboardCheck,
  FileText,
  HeartPulse,
  MessagesSquare,
  Siren,
  type IconNode,
} from "lucide";
import { useTranslation } from "react-i18next";
import { Link } from "~/components/link";
import type { AlertCategory } from "~db/enums";
import { Icon } from "~/components/icon";
import { Tag } from "~/components/tag";
import { formatDay } from "~/lib/dates";
import type { OwnAlert } from "../alerts/queries.server";

const icons: Record<AlertCategory, IconNode> = {
  ...{ digest: FileText, health: HeartPulse, incident: Siren, pickUp: CarFront },
  ...{ todo: ClipboardCheck, notice: Bell, message: MessagesSquare },
};

/** What a family was told, the newest first; each leads to the page that it is about. */
export function AlertList({ alerts, today }: { alerts: readonly OwnAlert[]; today: string }) {
  const { t, i18n } = useTranslation(["families", "enums"]);
  return (
    <ul aria-label={t("alert.list")} className="grid gap-2">
      {alerts.map(({ id, category, path, isNew, title, body, day, at }) => (
        <li key={id}>
          <Link
            to={path}
            className="card grid grid-cols-[24px_minmax(0,1fr)_auto] gap-x-3 rounded-card bg-surface p-(--pad) shadow-card hover:bg-hover"
          >
            <Icon of={icons[category]} className="mt-0.5 text-brand-text" />
            <span className="min-w-0">
              <b className="block">{title}</b>
              <span className="block text-ink-2">{body}</span>
              <span className="block text-second text-ink-2">
                {day === today ? at : `${formatDay(day, i18n.language)} ${at}`}
              </span>
            </span>
            {isNew ? (
              <span className="self-start">
                <Tag tone="brand">{t("alert.isNew")}</Tag>
              </span>
            ) : null}
          </Link>
        </li>
      ))}
    </ul>
  );
}
