import { PartyPopper } from "lucide";
import { useTranslation } from "react-i18next";
import { Card } from "~/components/card";
import { EmptyState } from "~/components/empty-state";
import { Link } from "~/components/link";
import { Tag } from "~/components/tag";
import type { OwnActivity } from "../own-activities/queries.server";
import { hoursWords } from "./activity-words";

/** What the centre invites to: when, where, and how the children stand. The whole row opens it. */
export function OwnActivityList({ activities }: { activities: readonly OwnActivity[] }) {
  const { t, i18n } = useTranslation("messages");
  if (activities.length === 0) {
    return <EmptyState icon={PartyPopper}>{t("activity.ownNone")}</EmptyState>;
  }
  return (
    <Card flush>
      <ul className="divide-y divide-line">
        {activities.map((row) => (
          <li key={row.id}>
            <Link
              to={`/family/activities/${row.id}`}
              className="flex min-h-(--tap) items-center gap-3 px-(--pad) py-2.5 -outline-offset-2 hover:bg-hover"
            >
              <span className="min-w-0 flex-1">
                <span className="font-semibold break-words">{row.title}</span>
                <span className="block text-second text-ink-2">
                  {hoursWords(row, t, i18n.language)} · {row.venue}
                </span>
              </span>
              <OwnActivityMark activity={row} />
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** How the family stands in one word: the best of its children's. */
export function OwnActivityMark({ activity }: { activity: OwnActivity }) {
  const { t } = useTranslation("messages");
  const { state, children, whyNotSignUp, left } = activity;
  if (state === "cancelled") return <Tag>{t("activity.tagCancelled")}</Tag>;
  const all = children.flatMap(({ mine }) => mine ?? []);
  if (all.some((mine) => mine.state === "placed")) {
    return <Tag tone="ok">{t("activity.tagPlaced")}</Tag>;
  }
  const [waits] = all;
  if (waits) return <Tag tone="warn">{t("activity.tagWaiting", { nth: waits.nth })}</Tag>;
  if (whyNotSignUp) return <Tag>{t("activity.tagOver")}</Tag>;
  return <Tag tone="brand">{t(left > 0 ? "activity.tagOpen" : "activity.tagFull")}</Tag>;
}
