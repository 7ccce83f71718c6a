import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { requireAccess } from "~/access/require.server";
import { BackLink } from "~/components/back-link";
import { PageHeader } from "~/components/page-header";
import { listInvitations } from "~/features/children/invitations/queries.server";
import { listInvitationsInput } from "~/features/children/invitations/schema";
import { InvitationsTable } from "~/features/children/ui/invitations-table";
import { titleIn } from "~/i18n/words.server";
import { pageTitle } from "~/lib/page-title";

export const meta = pageTitle;

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requireAccess(request, "accounts.invitation.make");
  const input = listInvitationsInput.parse(Object.fromEntries(new URL(request.url).searchParams));
  return {
    title: titleIn(ctx.locale, "children:invite.list.title"),
    rows: await listInvitations(ctx, input),
    timeZone: ctx.timeZone,
  };
}

export default function Invitations() {
  const { rows, timeZone } = useLoaderData<typeof loader>();
  const { t } = useTranslation(["children", "accounts"]);
  return (
    <>
      <PageHeader
        title={t("invite.list.title")}
        subtitle={t("invite.list.subtitle")}
        back={<BackLink to="/accounts">{t("accounts:title")}</BackLink>}
      />
      <InvitationsTable rows={rows} timeZone={timeZone} />
    </>
  );
}
