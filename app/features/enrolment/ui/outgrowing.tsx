import { useTranslation } from "react-i18next";
import { Card } from "~/components/card";
import { ClassChip } from "~/components/class-chip";
import { Link } from "~/components/link";
import { RowList } from "~/components/row-list";
import { Face } from "~/features/children/ui/face";
import { formatLongDay } from "~/lib/dates";
import type { OutgrowingRow } from "../moves/queries.server";

/** Who outgrows a class before a place is planned after it; each class that fits leads to planning the move. */
export function Outgrowing({ rows }: { rows: readonly OutgrowingRow[] }) {
  const { t, i18n } = useTranslation("enrolment");
  return (
    <Card title={t("moves.title")} className="mt-4">
      {rows.length === 0 ? (
        <p className="text-ink-2">{t("moves.none")}</p>
      ) : (
        <RowList
          rows={rows.map((row) => ({
            key: row.id,
            title: (
              <span className="flex flex-wrap items-center gap-2">
                <Face name={row.name} fileId={row.faceFileId} colour={row.colour} size={28} />
                <Link to={`/children/${row.id}`} className="hover:underline">
                  {row.name}
                </Link>
                <span className="font-normal">
                  <ClassChip name={row.className} colour={row.colour} />
                </span>
              </span>
            ),
            detail: t("moves.outgrows", { day: formatLongDay(row.day, i18n.language) }),
            act: (
              <span className="flex flex-wrap justify-end gap-x-4">
                {row.next.length === 0 ? t("moves.noClass") : null}
                {row.next.map((room) => (
                  <Link
                    key={room.id}
                    to={`/children/${row.id}?add=change&to=${room.id}&from=${row.day}`}
                    className="inline-flex min-h-(--tap) items-center font-semibold text-brand-text hover:underline"
                  >
                    {t("moves.plan", { name: room.name, free: room.free })}
                  </Link>
                ))}
              </span>
            ),
          }))}
        />
      )}
    </Card>
  );
}
