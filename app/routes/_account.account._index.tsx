import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { requireAccess, requireVisit } from "~/access/require.server";
import { Banner } from "~/components/banner";
import { Card } from "~/components/card";
import { LanguageSwitch } from "~/components/language-switch";
import { PageHeader } from "~/components/page-header";
import { ThemeChoice } from "~/components/theme-choice";
import { changePassword } from "~/features/accounts/passwords/commands.server";
import { changePasswordInput } from "~/features/accounts/schema";
import { AccountTabs } from "~/features/accounts/ui/account-tabs";
import { ChangePasswordForm } from "~/features/accounts/ui/change-password-form";
import { titleIn } from "~/i18n/words.server";
import { readTheme } from "~/lib/preferences";
import { pageTitle } from "~/lib/page-title";
import { submitForm } from "~/lib/submit-form.server";

export const meta = pageTitle;

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requireAccess(request, "accounts.own.read");
  return {
    title: titleIn(ctx.locale, "accounts:own.title"),
    name: ctx.actor.name,
    theme: readTheme(
      request.headers.get("cookie"),
      (await requireVisit(request)).theme ?? "system",
    ),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const ctx = await requireAccess(request, "accounts.own.change");
  const { session } = await requireVisit(request);
  return submitForm(
    await request.formData(),
    changePasswordInput,
    (value) => changePassword(ctx, session, value),
    "/account?changed=password",
  );
}

export default function Account() {
  const { name, theme } = useLoaderData<typeof loader>();
  const [params] = useSearchParams();
  const { t } = useTranslation("accounts");
  return (
    <div className="max-w-[760px]">
      <PageHeader title={t("own.title")} subtitle={name} />
      <AccountTabs />
      <div className="grid gap-4">
        {params.get("changed") ? (
          <Banner tone="ok" inset>
            {t("own.changed")}
          </Banner>
        ) : null}
        <Card title={t("own.change")}>
          <ChangePasswordForm actionData={useActionData<typeof action>()} />
        </Card>
        <Card title={t("own.preferences")}>
          <div className="flex flex-wrap items-center gap-4">
            <ThemeChoice current={theme} />
            <LanguageSwitch />
          </div>
        </Card>
      </div>
    </div>
  );
}
