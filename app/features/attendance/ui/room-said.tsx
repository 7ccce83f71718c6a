import { House } from "lucide";
import { useTranslation } from "react-i18next";
import { Icon } from "~/components/icon";
import { Tag } from "~/components/tag";
import type { Snapshot } from "../snapshot/queries.server";

/** What families said this morning, child by child; what is to be given stands out. */
export function RoomSaid({ snapshot }: { snapshot: Pick<Snapshot, "said" | "room"> }) {
  const { t } = useTranslation("attendance");
  const names = new Map(snapshot.room.children.map(({ id, name }) => [id, name]));
  const said = snapshot.said.filter(({ childId }) => names.has(childId));
  if (said.length === 0) return null;
  return (
    <section aria-label={t("room.said")} className="mb-3 flex items-start gap-2 text-ink-2">
      <Icon of={House} className="mt-0.5" />
      <ul className="flex flex-wrap gap-x-5 gap-y-1">
        {said.map(({ childId, text, isUrgent }) => (
          <li key={childId}>
            <b className="text-ink">{names.get(childId)}</b> {text}{" "}
            {isUrgent ? <Tag tone="warn">{t("room.saidMedicine")}</Tag> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
