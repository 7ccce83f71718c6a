import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { requireAccess } from "~/access/require.server";
import { BackLink } from "~/components/back-link";
import { PageHeader } from "~/components/page-header";
import { drawCard, showOwnCard } from "~/features/attendance/cards/commands.server";
import { OwnCard } from "~/features/attendance/ui/own-card";
import { titleIn } from "~/i18n/words.server";
import { formFailure } from "~/lib/form-failure";
import { pageTitle } from "~/lib/page-title";

export const meta = pageTitle;

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requireAccess(request, "attendance.card.show");
  return { title: titleIn(ctx.locale, "attendance:card.own"), name: ctx.actor.name };
}

export async function action({ request }: ActionFunctionArgs) {
  const ctx = await requireAccess(request, "attendance.card.show");
  const made = await showOwnCard(ctx);
  return made.ok ? { card: await drawCard(made.value) } : formFailure(made);
}

export default function FamilyCard() {
  const { name } = useLoaderData<typeof loader>();
  const actionData = useActionData<typeof action>();
  const { t } = useTranslation(["attendance", "families"]);
  return (
    <>
      <PageHeader
        back={<BackLink to="/family">{t("families:title")}</BackLink>}
        title={t("card.title")}
      />
      <OwnCard {...{ name, actionData }} />
    </>
  );
}
