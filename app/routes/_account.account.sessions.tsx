import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { requireAccess, requireVisit } from "~/access/require.server";
import { Banner } from "~/components/banner";
import { Card } from "~/components/card";
import { PageHeader } from "~/components/page-header";
import { endOtherSessions, endOwnSession } from "~/features/accounts/commands.server";
import { listOwnSessions } from "~/features/accounts/queries.server";
import { revokeSessionInput } from "~/features/accounts/schema";
import { AccountTabs } from "~/features/accounts/ui/account-tabs";
import { SessionsList } from "~/features/accounts/ui/sessions-list";
import { titleIn } from "~/i18n/words.server";
import { AppError } from "~/lib/errors";
import { pageTitle } from "~/lib/page-title";
import { submitForm } from "~/lib/submit-form.server";

export const meta = pageTitle;
const home = "/account/sessions";

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requireAccess(request, "accounts.own.read");
  const { session } = await requireVisit(request);
  return {
    title: titleIn(ctx.locale, "accounts:own.sessions"),
    sessions: await listOwnSessions(session),
    name: ctx.actor.name,
    timeZone: ctx.timeZone,
  };
}

export async function action({ request }: ActionFunctionArgs) {
  await requireAccess(request, "accounts.own.change");
  const { session } = await requireVisit(request);
  const form = await request.formData();
  switch (form.get("intent")) {
    case "endSession":
      return submitForm(
        form,
        revokeSessionInput,
        (value) => endOwnSession(session, value.sessionId),
        home,
      );
    case "endOthers": {
      const { ended } = await endOtherSessions(session);
      return redirect(`${home}?ended=${ended}`);
    }
    default:
      throw new AppError("invalid");
  }
}

export default function Sessions() {
  const data = useLoaderData<typeof loader>();
  const [params] = useSearchParams();
  const { t } = useTranslation("accounts");
  return (
    <div className="max-w-[760px]">
      <PageHeader title={t("own.title")} subtitle={data.name} />
      <AccountTabs />
      {params.get("ended") ? (
        <div className="mb-4">
          <Banner tone="ok" inset>
            {t("own.endedOthers", { n: params.get("ended") })}
          </Banner>
        </div>
      ) : null}
      <Card>
        <SessionsList sessions={data.sessions} timeZone={data.timeZone} />
      </Card>
    </div>
  );
}
