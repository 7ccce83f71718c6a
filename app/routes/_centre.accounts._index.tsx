import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { requireAccess } from "~/access/require.server";
import { LinkButton } from "~/components/link-button";
import { PageHeader } from "~/components/page-header";
import { countAccounts, listAccounts } from "~/features/accounts/queries.server";
import { listAccountsInput } from "~/features/accounts/schema";
import { AccountsTable } from "~/features/accounts/ui/accounts-table";
import { titleIn } from "~/i18n/words.server";
import { pageTitle } from "~/lib/page-title";

export const meta = pageTitle;

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requireAccess(request, "accounts.account.read");
  const input = listAccountsInput.parse(Object.fromEntries(new URL(request.url).searchParams));
  return ctx.tx(async () => ({
    title: titleIn(ctx.locale, "accounts:title"),
    rows: await listAccounts(ctx, input),
    all: await countAccounts(ctx),
  }));
}

export default function Accounts() {
  const { rows, all } = useLoaderData<typeof loader>();
  const { t } = useTranslation("accounts");
  return (
    <>
      <PageHeader
        title={t("title")}
        subtitle={t("subtitle", { n: all })}
        actions={
          <>
            <LinkButton to="/accounts/invitations">{t("invitations")}</LinkButton>
            <LinkButton to="/accounts/new" kind="main">
              {t("open")}
            </LinkButton>
          </>
        }
      />
      <AccountsTable rows={rows} />
    </>
  );
}
