import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { ConfirmButton } from "~/components/confirm-button";
import { EmptyState } from "~/components/empty-state";
import { DataTable, type Column } from "~/components/table";
import { Tag } from "~/components/tag";
import { ChildInClass } from "~/features/children/ui/child-in-class";
import type { ActivityPage, SignedUp } from "../activities/queries.server";
import { momentWords } from "./notice-words";

/** Who signed up, in the order in which the families came. */
export function ActivityList({ activity }: { activity: ActivityPage }) {
  const { t, i18n } = useTranslation("messages");
  const mayRemove = activity.isOwn && activity.state !== "cancelled";
  const columns: Column<SignedUp>[] = [
    {
      key: "child",
      header: t("activity.child"),
      cell: (row) => <ChildInClass {...row} />,
    },
    {
      key: "result",
      header: t("activity.result"),
      phone: "show",
      cell: (row) =>
        row.state === "placed" ? (
          <Tag tone="ok">{t("activity.placed")}</Tag>
        ) : (
          <Tag tone="warn">{t("activity.waitingNth", { nth: row.nth })}</Tag>
        ),
    },
    {
      key: "adults",
      header: t("activity.adults"),
      phone: "show",
      cell: (row) => t("activity.adultsOf", { count: row.adults }),
    },
    { key: "by", header: t("activity.by"), phone: "hide", cell: (row) => row.byName },
    {
      key: "at",
      header: t("activity.at"),
      phone: "hide",
      cell: (row) => momentWords(row.signedUpAt, i18n.language),
    },
    ...(mayRemove
      ? [{ key: "act", header: t("activity.act"), phone: "show" as const, cell: remove }]
      : []),
  ];
  return (
    <DataTable
      caption={t("activity.list")}
      columns={columns}
      rows={activity.signedUp}
      rowKey={(row) => row.childId}
      exportHref={activity.isOwn ? `/activities/${activity.id}.xlsx` : undefined}
      empty={<EmptyState>{t("activity.nobody")}</EmptyState>}
    />
  );
}

const remove = (row: SignedUp) => <Remove row={row} />;

function Remove({ row }: { row: SignedUp }) {
  const { t } = useTranslation("messages");
  return (
    <Form method="post" preventScrollReset className="no-print">
      <input type="hidden" name="intent" value="remove" />
      <input type="hidden" name="childId" value={row.childId} />
      <ConfirmButton
        kind="quiet"
        aria-label={t("activity.removeOf", { name: row.name })}
        question={t("activity.removeAsk", { name: row.name })}
        detail={t("activity.removeDetail")}
        confirmLabel={t("activity.remove")}
      >
        {t("activity.remove")}
      </ConfirmButton>
    </Form>
  );
}
