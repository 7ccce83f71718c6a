import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { requireAccess, requireVisit } from "~/access/require.server";
import { BackLink } from "~/components/back-link";
import { Banner } from "~/components/banner";
import { Card } from "~/components/card";
import { PageHeader } from "~/components/page-header";
import { RefusalBanner } from "~/components/refusal-banner";
import { askForEmail, confirmEmail, forgetEmail } from "~/features/accounts/email/commands.server";
import * as emails from "~/features/accounts/email/schema";
import { OwnEmail } from "~/features/accounts/ui/own-email";
import {
  changeChoices,
  subscribe,
  unsubscribe,
} from "~/features/families/channels/commands.server";
import { getAlertSettings } from "~/features/families/channels/queries.server";
import * as inputs from "~/features/families/channels/schema";
import { AlertChoices } from "~/features/families/ui/alert-choices";
import { PushDevice } from "~/features/families/ui/push-device";
import { titleIn } from "~/i18n/words.server";
import { AppError } from "~/lib/errors";
import { pageTitle } from "~/lib/page-title";
import { submitForm } from "~/lib/submit-form.server";

export const meta = pageTitle;

const needs = "families.notification.change";
const home = "/family/settings/notifications";
const saved = `${home}?saved=1`;

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requireAccess(request, needs);
  return {
    title: titleIn(ctx.locale, "families:settings.title"),
    settings: await getAlertSettings(ctx),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const ctx = await requireAccess(request, needs);
  const form = await request.formData();
  switch (form.get("intent")) {
    case "changeChoices":
      return submitForm(form, inputs.changeChoicesInput, (one) => changeChoices(ctx, one), saved);
    case "subscribe": {
      const { session } = await requireVisit(request);
      return submitForm(
        form,
        inputs.subscribeInput,
        (one) => subscribe(ctx, one, session.device),
        saved,
      );
    }
    case "unsubscribe":
      return submitForm(form, inputs.unsubscribeInput, (one) => unsubscribe(ctx, one), saved);
    case "askForEmail":
      return submitForm(form, emails.askForEmailInput, (one) => askForEmail(ctx, one), home);
    case "confirmEmail":
      return submitForm(form, emails.confirmEmailInput, (one) => confirmEmail(ctx, one), saved);
    case "forgetEmail":
      return submitForm(form, emails.forgetEmailInput, () => forgetEmail(ctx), home);
    default:
      throw new AppError("invalid");
  }
}

export default function NotificationSettings() {
  const { settings } = useLoaderData<typeof loader>();
  const actionData = useActionData<typeof action>();
  const [params] = useSearchParams();
  const { t } = useTranslation(["families", "accounts"]);
  return (
    <>
      <PageHeader
        back={<BackLink to="/family/alerts">{t("alert.title")}</BackLink>}
        title={t("settings.title")}
        subtitle={t("settings.subtitle")}
      />
      <div className="grid gap-4">
        <RefusalBanner actionData={actionData} />
        {params.has("saved") && !actionData ? (
          <Banner tone="ok" inset>
            {t("settings.saved")}
          </Banner>
        ) : null}
        <Card>
          <AlertChoices settings={settings} />
        </Card>
        <Card title={t("settings.push")}>
          <PushDevice settings={settings} />
        </Card>
        {settings.email.isOffered ? (
          <Card title={t("accounts:email.title")}>
            <OwnEmail own={settings.email} actionData={actionData} />
          </Card>
        ) : null}
      </div>
    </>
  );
}
