import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { requireAccess } from "~/access/require.server";
import { PageHeader } from "~/components/page-header";
import { listDocumentStandings } from "~/features/families/documents/queries.server";
import { DocumentsTable } from "~/features/families/ui/documents-table";
import { titleIn } from "~/i18n/words.server";
import { pageTitle } from "~/lib/page-title";

export const meta = pageTitle;

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requireAccess(request, "families.document.read");
  return {
    title: titleIn(ctx.locale, "families:document.staffTitle"),
    rows: await listDocumentStandings(ctx),
  };
}

export default function Documents() {
  const { rows } = useLoaderData<typeof loader>();
  const { t } = useTranslation("families");
  return (
    <>
      <PageHeader title={t("document.staffTitle")} subtitle={t("document.staffLead")} />
      <DocumentsTable rows={rows} />
    </>
  );
}
