import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { requireAccess } from "~/access/require.server";
import { BackLink } from "~/components/back-link";
import { Banner } from "~/components/banner";
import { Card } from "~/components/card";
import { PageHeader } from "~/components/page-header";
import { cancelSessions, changeSessions } from "~/features/centres/sessions/commands.server";
import { getSessionsPage } from "~/features/centres/sessions/queries.server";
import { cancelSessionsInput, changeSessionsInput } from "~/features/centres/sessions/schema";
import { SessionsForm } from "~/features/centres/ui/sessions-form";
import { SessionsHistory } from "~/features/centres/ui/sessions-history";
import { titleIn } from "~/i18n/words.server";
import { pageTitle } from "~/lib/page-title";
import { submitForm } from "~/lib/submit-form.server";

export const meta = pageTitle;

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requireAccess(request, "centres.centre.change");
  return { title: titleIn(ctx.locale, "centres:sessions.title"), page: await getSessionsPage(ctx) };
}

const saved = "/centre/sessions?saved=1";

export async function action({ request }: ActionFunctionArgs) {
  const ctx = await requireAccess(request, "centres.centre.change");
  const form = await request.formData();
  if (form.get("intent") === "cancelSessions") {
    return submitForm(form, cancelSessionsInput, (value) => cancelSessions(ctx, value), saved);
  }
  return submitForm(form, changeSessionsInput, (value) => changeSessions(ctx, value), saved);
}

export default function Sessions() {
  const { page } = useLoaderData<typeof loader>();
  const actionData = useActionData<typeof action>();
  const [params] = useSearchParams();
  const { t } = useTranslation(["centres", "common", "nav"]);
  return (
    <>
      <PageHeader
        title={t("sessions.title")}
        subtitle={t("sessions.lead")}
        back={<BackLink to="/centre">{t("nav:centre")}</BackLink>}
      />
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <Card>
          {params.has("saved") && !actionData ? (
            <div className="mb-4">
              <Banner tone="ok" inset>
                {t("common:saved")}
              </Banner>
            </div>
          ) : null}
          <SessionsForm key={page.history[0]?.fromDay} page={page} actionData={actionData} />
        </Card>
        <SessionsHistory page={page} />
      </div>
    </>
  );
}
