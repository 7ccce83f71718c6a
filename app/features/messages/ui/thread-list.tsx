import { MessagesSquare } from "lucide";
import { useTranslation } from "react-i18next";
import { Card } from "~/components/card";
import { ClassChip } from "~/components/class-chip";
import { EmptyState } from "~/components/empty-state";
import { Link } from "~/components/link";
import { Pager } from "~/components/pager";
import { Tag } from "~/components/tag";
import { Face } from "~/features/children/ui/face";
import { formatDate } from "~/lib/dates";
import type { ThreadOnList } from "../queries.server";
import { threadsOfPage } from "../rules";

/** Threads as rows: whose, the last words, when, and what is unread. The whole row opens it. */
export function ThreadList(props: {
  rows: readonly ThreadOnList[];
  total: number;
  page: number;
  today: string;
  isFiltered: boolean;
}) {
  const { t, i18n } = useTranslation("messages");
  if (props.rows.length === 0) {
    return (
      <Card>
        <EmptyState icon={MessagesSquare}>
          {t(props.isFiltered ? "noMatch" : "listEmpty")}
        </EmptyState>
      </Card>
    );
  }
  return (
    <Card flush>
      <ul className="divide-y divide-line">
        {props.rows.map((row) => (
          <li key={row.childId}>
            <Link
              to={`/messages/${row.childId}`}
              className="flex min-h-(--tap) items-center gap-3 px-(--pad) py-2.5 -outline-offset-2 hover:bg-hover"
            >
              <Face name={row.name} fileId={row.faceFileId} colour={row.colour} />
              <span className="min-w-0 flex-1">
                <span className="flex flex-wrap items-center gap-x-3">
                  <b>{row.name}</b>
                  {row.className ? (
                    <span className="text-second text-ink-2">
                      <ClassChip name={row.className} colour={row.colour ?? 1} />
                    </span>
                  ) : null}
                </span>
                <span className="line-clamp-1 text-ink-2">
                  {row.author
                    ? t("excerpt", { author: row.author, body: saidIn(row, t) })
                    : t("nothingWritten")}
                </span>
              </span>
              <span className="grid shrink-0 justify-items-end gap-0.5">
                {row.day ? (
                  <time className="text-second text-ink-3">
                    {row.day === props.today ? row.time : formatDate(row.day, i18n.language)}
                  </time>
                ) : null}
                {row.unread > 0 ? (
                  <Tag tone="brand">{t("unreadOf", { count: row.unread })}</Tag>
                ) : null}
              </span>
            </Link>
          </li>
        ))}
      </ul>
      <Pager page={props.page} size={threadsOfPage} total={props.total} />
    </Card>
  );
}

/** The last words; a mark where there are none to show. */
function saidIn({ body, isWithdrawn }: ThreadOnList, t: (key: string) => string): string {
  if (isWithdrawn) return t("withdrawn");
  return body ? body : t("photoOnly");
}
