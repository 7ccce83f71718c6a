import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { requireAccess } from "~/access/require.server";
import { PageHeader } from "~/components/page-header";
import { listCorrections } from "~/features/families/corrections/queries.server";
import { listCorrectionsInput } from "~/features/families/corrections/schema";
import { CorrectionsTable } from "~/features/families/ui/corrections-table";
import { titleIn } from "~/i18n/words.server";
import { pageTitle } from "~/lib/page-title";

export const meta = pageTitle;

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requireAccess(request, "families.correction.read");
  const input = listCorrectionsInput.parse(Object.fromEntries(new URL(request.url).searchParams));
  return {
    title: titleIn(ctx.locale, "families:correction.staffTitle"),
    ...{ ...(await listCorrections(ctx, input)), page: input.page },
  };
}

export default function Corrections() {
  const { rows, total, page } = useLoaderData<typeof loader>();
  const { t } = useTranslation("families");
  return (
    <>
      <PageHeader title={t("correction.staffTitle")} subtitle={t("correction.staffLead")} />
      <CorrectionsTable {...{ rows, total, page }} />
    </>
  );
}
