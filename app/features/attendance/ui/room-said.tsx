import { House } from "lucide";
import { useTranslation } from "react-i18next";
import { Icon } from "~/components/icon";
import { Link } from "~/components/link";
import { Tag } from "~/components/tag";
import type { Snapshot } from "../snapshot/queries.server";

/** What families said this morning, child by child; what is to be given, and what nobody has read, stands out. */
export function RoomSaid({ snapshot }: { snapshot: Pick<Snapshot, "said" | "room" | "rights"> }) {
  const { t } = useTranslation("attendance");
  const names = new Map(snapshot.room.children.map(({ id, name }) => [id, name]));
  const said = snapshot.said.filter(({ childId }) => names.has(childId));
  if (said.length === 0) return null;
  return (
    <section aria-label={t("room.said")} className="mb-3 flex items-start gap-2 text-ink-2">
      <Icon of={House} className="mt-0.5" />
      <ul className="flex flex-wrap gap-x-5 gap-y-1">
        {said.map(({ childId, text, isUrgent, unread }) => (
          <li key={childId}>
            <b className="text-ink">{names.get(childId)}</b> {text}{" "}
            {isUrgent ? <Tag tone="warn">{t("room.saidMedicine")}</Tag> : null}{" "}
            {unread > 0 ? (
              <Unread {...{ childId, unread, opens: snapshot.rights.readThreads }} />
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Who may read the lines is a tap away from them; a class's tablet says only that there are some. */
function Unread(props: { childId: string; unread: number; opens: boolean }) {
  const { t } = useTranslation("attendance");
  const words = t("room.saidUnread", { count: props.unread });
  if (!props.opens) return <Tag tone="info">{words}</Tag>;
  return (
    <Link to={`/messages/${props.childId}`} className="-my-3 inline-flex min-h-12 items-center">
      <Tag tone="info">{words}</Tag>
    </Link>
  );
}
