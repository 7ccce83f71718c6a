import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Bus } from "lucide";
import { useTranslation } from "react-i18next";
import { requireAccess } from "~/access/require.server";
import { EmptyState } from "~/components/empty-state";
import { PageHeader } from "~/components/page-header";
import { drawCard, showOwnCard } from "~/features/attendance/cards/commands.server";
import { OwnCard } from "~/features/attendance/ui/own-card";
import { listCollectable } from "~/features/children/family/queries.server";
import { CollectList } from "~/features/children/ui/collect-list";
import { titleIn } from "~/i18n/words.server";
import { formFailure } from "~/lib/form-failure";
import { pageTitle } from "~/lib/page-title";

export const meta = pageTitle;

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requireAccess(request, "children.pickUp.read");
  return {
    title: titleIn(ctx.locale, "children:collect.title"),
    children: await listCollectable(ctx),
    name: ctx.actor.name,
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const ctx = await requireAccess(request, "attendance.card.show");
  const made = await showOwnCard(ctx);
  return made.ok ? { card: await drawCard(made.value) } : formFailure(made);
}

export default function Collecting() {
  const { children, name } = useLoaderData<typeof loader>();
  const actionData = useActionData<typeof action>();
  const { t } = useTranslation("children");
  return (
    <>
      <PageHeader
        title={t("collect.title")}
        subtitle={
          children.length > 0 ? t("collect.subtitle", { count: children.length }) : undefined
        }
      />
      {children.length > 0 ? (
        <div className="grid gap-4">
          <OwnCard {...{ name, actionData }} />
          <CollectList items={children} />
        </div>
      ) : (
        <EmptyState icon={Bus}>{t("collect.empty")}</EmptyState>
      )}
    </>
  );
}
