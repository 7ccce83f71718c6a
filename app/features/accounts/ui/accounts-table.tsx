import { useTranslation } from "react-i18next";
import { FilterBar } from "~/components/filter-bar";
import { SearchField } from "~/components/search-field";
import { DataTable } from "~/components/table";
import { Tag } from "~/components/tag";
import { roles, type Role } from "~db/enums";

type Row = {
  userId: string;
  name: string;
  phone: string | null;
  roles: Role[];
  hasPassword: boolean;
};

/** Who can sign in here, and as what. */
export function AccountsTable({ rows }: { rows: Row[] }) {
  const { t } = useTranslation(["accounts", "enums", "common"]);
  return (
    <DataTable
      caption={t("title")}
      rows={rows}
      rowKey={(row) => row.userId}
      getRowHref={(row) => `/accounts/${row.userId}`}
      columns={[
        { key: "name", header: t("name"), cell: (row) => row.name },
        { key: "phone", header: t("phone"), cell: (row) => row.phone ?? "–" },
        {
          key: "roles",
          header: t("roles"),
          cell: (row) =>
            row.roles.map((role) => t(`enums:role.${role}`)).join(t("common:listSeparator")),
        },
        {
          key: "state",
          header: t("state"),
          align: "end",
          cell: (row) =>
            row.hasPassword ? (
              <Tag tone="ok">{t("ready")}</Tag>
            ) : (
              <Tag tone="warn">{t("noPassword")}</Tag>
            ),
        },
      ]}
      filters={
        <>
          <SearchField name="q" label={t("search")} placeholder={t("search")} />
          <FilterBar
            filters={[
              {
                name: "role",
                label: t("role"),
                all: t("allRoles"),
                options: roles.map((value) => ({ value, label: t(`enums:role.${value}`) })),
              },
            ]}
          />
        </>
      }
    />
  );
}
