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
import { setPin } from "~/features/accounts/pins/commands.server";
import { getOwnPin } from "~/features/accounts/pins/queries.server";
import { setPinInput } from "~/features/accounts/pins/schema";
import { changePasswordInput } from "~/features/accounts/schema";
import { AccountTabs } from "~/features/accounts/ui/account-tabs";
import { ChangePasswordForm } from "~/features/accounts/ui/change-password-form";
import { SetPinForm } from "~/features/accounts/ui/set-pin-form";
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
    ...{ pin: await getOwnPin(ctx), timeZone: ctx.timeZone },
    theme: readTheme(
      request.headers.get("cookie"),
      (await requireVisit(request)).theme ?? "system",
    ),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const ctx = await requireAccess(request, "accounts.own.change");
  const { session } = await requireVisit(request);
  const form = await request.formData();
  if (form.get("intent") === "setPin") {
    return submitForm(form, setPinInput, (value) => setPin(ctx, value), "/account?changed=pin");
  }
  return submitForm(
    form,
    changePasswordInput,
    (value) => changePassword(ctx, session, value),
    "/account?changed=password",
  );
}

export default function Account() {
  const { name, theme, pin, timeZone } = useLoaderData<typeof loader>();
  const actionData = useActionData<typeof action>();
  const [params] = useSearchParams();
  const { t } = useTranslation("accounts");
  return (
    <div className="max-w-[760px]">
      <PageHeader title={t("own.title")} subtitle={name} />
      <AccountTabs />
      <div className="grid gap-4">
        {params.get("changed") ? (
          <Banner tone="ok" inset>
            {t(params.get("changed") === "pin" ? "pin.changed" : "own.changed")}
          </Banner>
        ) : null}
        <Card title={t("own.change")}>
          <ChangePasswordForm actionData={actionData} />
        </Card>
        {pin ? (
          <Card title={t("pin.title")}>
            <SetPinForm setAt={pin.setAt} {...{ timeZone, actionData }} />
          </Card>
        ) : null}
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
