import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { requireAccess } from "~/access/require.server";
import { PageHeader } from "~/components/page-header";
import { PrintButton } from "~/components/print-button";
import { listClassNames } from "~/features/centres/queries.server";
import { listConsentsInput } from "~/features/children/consents/schema";
import { listConsentStandings } from "~/features/children/ledger/queries.server";
import { ConsentsTable } from "~/features/children/ui/consents-table";
import { titleIn } from "~/i18n/words.server";
import { pageTitle } from "~/lib/page-title";

export const meta = pageTitle;

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requireAccess(request, "children.consents.read");
  const input = listConsentsInput.parse(Object.fromEntries(new URL(request.url).searchParams));
  return ctx.tx(async () => ({
    title: titleIn(ctx.locale, "children:ledger.title"),
    rows: await listConsentStandings(ctx, input),
    classes: await listClassNames(ctx),
    gapsOnly: input.standing === undefined,
  }));
}

export default function Consents() {
  const { rows, classes, gapsOnly } = useLoaderData<typeof loader>();
  const { t } = useTranslation("children");
  return (
    <>
      <PageHeader
        title={t("ledger.title")}
        subtitle={t(gapsOnly ? "ledger.waiting" : "ledger.found", { count: rows.length })}
        actions={<PrintButton />}
      />
      <ConsentsTable rows={rows} classes={classes} />
    </>
  );
}
