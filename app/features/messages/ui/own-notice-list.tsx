import { Megaphone } from "lucide";
import { useTranslation } from "react-i18next";
import { Card } from "~/components/card";
import { EmptyState } from "~/components/empty-state";
import { Link } from "~/components/link";
import { Pager } from "~/components/pager";
import { Tag } from "~/components/tag";
import { formatDay } from "~/lib/dates";
import type { OwnNotice } from "../own-notices/queries.server";
import { ownNoticesOfPage } from "../notices/rules";

/** What the centre has told: the title, when, and what is left to do with it. The whole row opens it. */
export function OwnNoticeList(props: {
  rows: readonly OwnNotice[];
  total: number;
  page: number;
  /** Names are said where there are several children. */
  hasSiblings: boolean;
}) {
  const { t, i18n } = useTranslation(["messages", "common"]);
  if (props.total === 0) {
    return <EmptyState icon={Megaphone}>{t("notice.ownEmpty")}</EmptyState>;
  }
  return (
    <Card flush>
      <ul className="divide-y divide-line">
        {props.rows.map((row) => (
          <li key={row.id}>
            <Link
              to={`/family/notices/${row.id}`}
              className="flex min-h-(--tap) items-center gap-3 px-(--pad) py-2.5 -outline-offset-2 hover:bg-hover"
            >
              <span className="min-w-0 flex-1">
                <span className={row.isRead ? "break-words" : "font-semibold break-words"}>
                  {row.title}
                </span>
                <span className="block text-second text-ink-2">
                  {row.publishedAt ? formatDay(row.publishedAt.day, i18n.language) : null}
                  {props.hasSiblings
                    ? ` · ${row.children.map(({ name }) => name).join(t("common:listSeparator"))}`
                    : null}
                </span>
              </span>
              <Mark row={row} />
            </Link>
          </li>
        ))}
      </ul>
      <Pager page={props.page} size={ownNoticesOfPage} total={props.total} />
    </Card>
  );
}

function Mark({ row }: { row: OwnNotice }) {
  const { t } = useTranslation("messages");
  if (row.isOpen) return <Tag tone="warn">{t("notice.toConfirm")}</Tag>;
  if (row.signed || row.isConfirmed) return <Tag tone="ok">{t("notice.confirmed")}</Tag>;
  return row.isRead ? null : <Tag tone="brand">{t("notice.ownUnread")}</Tag>;
}
