import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { requireAccess } from "~/access/require.server";
import { BackLink } from "~/components/back-link";
import { PageHeader } from "~/components/page-header";
import { listGaps } from "~/features/children/gaps/queries.server";
import { listGapsInput } from "~/features/children/gaps/schema";
import { GapsTable } from "~/features/children/ui/gaps-table";
import { titleIn } from "~/i18n/words.server";
import { pageTitle } from "~/lib/page-title";

export const meta = pageTitle;

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requireAccess(request, "children.list.read");
  const input = listGapsInput.parse(Object.fromEntries(new URL(request.url).searchParams));
  return {
    title: titleIn(ctx.locale, "children:gaps.title"),
    rows: await listGaps(ctx, input),
    filtered: input.gap !== undefined,
  };
}

export default function Gaps() {
  const { rows, filtered } = useLoaderData<typeof loader>();
  const { t } = useTranslation("children");
  return (
    <>
      <PageHeader
        title={t("gaps.title")}
        subtitle={rows.length > 0 ? t("gaps.subtitle", { count: rows.length }) : undefined}
        back={<BackLink to="/children">{t("title")}</BackLink>}
      />
      <GapsTable rows={rows} filtered={filtered} />
    </>
  );
}
