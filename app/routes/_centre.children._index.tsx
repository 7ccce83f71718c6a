import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useLocation } from "@remix-run/react";
import { FileSpreadsheet, UserRoundPlus } from "lucide";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { requireAccess } from "~/access/require.server";
import { LinkButton } from "~/components/link-button";
import { PageHeader } from "~/components/page-header";
import { listClassNames } from "~/features/centres/queries.server";
import { countChildren, listChildren, todayOf } from "~/features/children/queries.server";
import { listChildrenInput } from "~/features/children/schema";
import { ChildrenTable } from "~/features/children/ui/children-table";
import { titleIn } from "~/i18n/words.server";
import { toColumns, toRows } from "~/lib/columns";
import { pageTitle } from "~/lib/page-title";
import { may } from "~/access/policy";

export const meta = pageTitle;

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requireAccess(request, "children.list.read");
  const input = listChildrenInput.parse(Object.fromEntries(new URL(request.url).searchParams));
  const today = todayOf(ctx);
  return ctx.tx(async () => {
    const narrowed = input.q || input.class || input.schedule || input.page > 1;
    const [{ rows, total }, classes, all] = await Promise.all([
      listChildren(ctx, input),
      listClassNames(ctx),
      narrowed ? countChildren(ctx) : null,
    ]);
    return {
      title: titleIn(ctx.locale, "children:title"),
      ...{ total, all: all ?? total, today, page: input.page, size: input.size },
      columns: toColumns(rows),
      classes,
      mayRegister: may({ role: ctx.actor.role }, "children.child.register"),
    };
  });
}

export default function Children() {
  const { columns, ...data } = useLoaderData<typeof loader>();
  const rows = useMemo(() => toRows(columns), [columns]);
  const { t } = useTranslation("children");
  const { search } = useLocation();
  return (
    <>
      <PageHeader
        title={t("title")}
        subtitle={t("subtitle", { count: data.all })}
        actions={
          data.mayRegister ? (
            <>
              <LinkButton to="/children/import" icon={FileSpreadsheet}>
                {t("importRoster")}
              </LinkButton>
              <LinkButton to="/children/new" kind="main" icon={UserRoundPlus}>
                {t("register")}
              </LinkButton>
            </>
          ) : null
        }
      />
      <ChildrenTable
        {...data}
        rows={rows}
        isEmpty={data.all === 0}
        exportHref={`/children.xlsx${search}`}
      />
    </>
  );
}
