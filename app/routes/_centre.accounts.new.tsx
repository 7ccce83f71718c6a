import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { requireAccess } from "~/access/require.server";
import { BackLink } from "~/components/back-link";
import { Card } from "~/components/card";
import { PageHeader } from "~/components/page-header";
import { openAccount } from "~/features/accounts/commands.server";
import { openAccountInput } from "~/features/accounts/schema";
import { OpenAccountForm } from "~/features/accounts/ui/open-account-form";
import { titleIn } from "~/i18n/words.server";
import { pageTitle } from "~/lib/page-title";
import { submitForm } from "~/lib/submit-form.server";

export const meta = pageTitle;

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requireAccess(request, "accounts.account.open");
  return { title: titleIn(ctx.locale, "accounts:openTitle"), ownRole: ctx.actor.role };
}

export async function action({ request }: ActionFunctionArgs) {
  const ctx = await requireAccess(request, "accounts.account.open");
  return submitForm(
    await request.formData(),
    openAccountInput,
    (value) => openAccount(ctx, value),
    ({ userId }) => `/accounts/${userId}?opened=1`,
  );
}

export default function OpenAccount() {
  const { ownRole } = useLoaderData<typeof loader>();
  const { t } = useTranslation("accounts");
  return (
    <div className="max-w-[560px]">
      <PageHeader title={t("openTitle")} back={<BackLink to="/accounts">{t("title")}</BackLink>} />
      <Card>
        <OpenAccountForm ownRole={ownRole} actionData={useActionData<typeof action>()} />
      </Card>
    </div>
  );
}
