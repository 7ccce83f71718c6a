import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useLocation } from "@remix-run/react";
import { UserRoundPlus } from "lucide";
import { useTranslation } from "react-i18next";
import { may } from "~/access/policy";
import { requireAccess } from "~/access/require.server";
import { LinkButton } from "~/components/link-button";
import { PageHeader } from "~/components/page-header";
import { listClasses } from "~/features/centres/queries.server";
import { listStaff } from "~/features/staff/queries.server";
import { listStaffInput } from "~/features/staff/schema";
import { StaffTable } from "~/features/staff/ui/staff-table";
import { titleIn } from "~/i18n/words.server";
import { pageTitle } from "~/lib/page-title";

export const meta = pageTitle;

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requireAccess(request, "staff.list.read");
  const asked = Object.fromEntries(new URL(request.url).searchParams);
  const input = listStaffInput.parse({ size: 50, ...asked });
  return ctx.tx(async () => {
    const { rows, total } = await listStaff(ctx, input);
    const all = await listStaff(ctx, listStaffInput.parse({}));
    const classes = await listClasses(ctx);
    return {
      title: titleIn(ctx.locale, "staff:title"),
      ...{ rows, total, all: all.total, page: input.page, size: input.size },
      classes: classes.map(({ id, name }) => ({ id, name })),
      mayHire: may({ role: ctx.actor.role }, "staff.member.change"),
    };
  });
}

export default function Staff() {
  const { all, mayHire, ...list } = useLoaderData<typeof loader>();
  const { t } = useTranslation("staff");
  const { search } = useLocation();
  return (
    <>
      <PageHeader
        title={t("title")}
        subtitle={t("subtitle", { count: all })}
        actions={
          mayHire ? (
            <LinkButton to="/staff/new" kind="main" icon={UserRoundPlus}>
              {t("hire")}
            </LinkButton>
          ) : null
        }
      />
      <StaffTable {...list} isEmpty={all === 0 && !search} exportHref={`/staff.xlsx${search}`} />
    </>
  );
}
