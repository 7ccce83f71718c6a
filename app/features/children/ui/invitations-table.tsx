import { useTranslation } from "react-i18next";
import { EmptyState } from "~/components/empty-state";
import { FilterBar } from "~/components/filter-bar";
import { DataTable } from "~/components/table";
import { Tag } from "~/components/tag";
import { invitationStates } from "~/features/accounts/invitations/rules";
import { instantOf } from "~/lib/clock";
import { formatMoment } from "~/lib/dates";
import type { InvitationRow } from "../invitations/queries.server";

const tones = { open: "info", used: "ok", expired: "warn" } as const;

/** Who was invited and what became of it; a row leads to the child, where one invites again. */
export function InvitationsTable(props: { rows: InvitationRow[]; timeZone: string }) {
  const { t, i18n } = useTranslation(["children", "enums"]);
  const at = (iso: string) => formatMoment(instantOf(iso), props.timeZone, i18n.language);
  return (
    <DataTable
      caption={t("invite.list.title")}
      rows={props.rows}
      rowKey={(row) => row.personId}
      getRowHref={(row) => (row.childId ? `/children/${row.childId}` : "/children")}
      exportHref="/accounts/invitations.xlsx"
      columns={[
        { key: "name", header: t("name"), cell: (row) => row.name },
        { key: "phone", header: t("phone"), cell: (row) => row.phone },
        { key: "role", header: t("invite.list.role"), cell: (row) => t(`enums:role.${row.role}`) },
        {
          key: "made",
          header: t("invite.list.made"),
          phone: "label",
          cell: (row) =>
            row.invitedBy
              ? t("invite.list.by", { name: row.invitedBy, time: at(row.createdAt) })
              : at(row.createdAt),
        },
        {
          key: "state",
          header: t("invite.list.state"),
          align: "end",
          phone: "show",
          cell: (row) => (
            <Tag tone={tones[row.state]}>
              {t(`invite.state.${row.state}`, { time: at(row.usedAt ?? row.expiresAt) })}
            </Tag>
          ),
        },
      ]}
      filters={
        <FilterBar
          filters={[
            {
              name: "state",
              label: t("invite.list.state"),
              options: invitationStates.map((value) => ({
                value,
                label: t(`invite.list.only.${value}`),
              })),
            },
          ]}
        />
      }
      empty={<EmptyState>{t("invite.list.none")}</EmptyState>}
    />
  );
}
