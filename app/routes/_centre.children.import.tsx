import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Download } from "lucide";
import { useTranslation } from "react-i18next";
import { requireAccess } from "~/access/require.server";
import { BackLink } from "~/components/back-link";
import { Card } from "~/components/card";
import { LinkButton } from "~/components/link-button";
import { PageHeader } from "~/components/page-header";
import { todayOf } from "~/features/children/queries.server";
import { listRosterImports } from "~/features/enrolment/import/queries.server";
import { previewRoster } from "~/features/enrolment/preview/commands.server";
import { readRosterForm } from "~/features/enrolment/preview/queries.server";
import { BringRosterForm } from "~/features/enrolment/ui/bring-roster-form";
import { FormerImports } from "~/features/enrolment/ui/former-imports";
import { titleIn } from "~/i18n/words.server";
import { formFailure } from "~/lib/form-failure";
import { pageTitle } from "~/lib/page-title";

export const meta = pageTitle;

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requireAccess(request, "enrolment.roster.import");
  return {
    title: titleIn(ctx.locale, "enrolment:roster.title"),
    today: todayOf(ctx),
    timeZone: ctx.timeZone,
    imports: await listRosterImports(ctx),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const ctx = await requireAccess(request, "enrolment.roster.import");
  const brought = await readRosterForm(request);
  if (!brought.ok) return brought;
  const result = await previewRoster(ctx, brought.value);
  if (!result.ok) return formFailure(result, { asOf: brought.value.asOf });
  return redirect(`/children/import/${result.value.importId}`);
}

export default function ImportRoster() {
  const { today, timeZone, imports } = useLoaderData<typeof loader>();
  const { t } = useTranslation(["enrolment", "children"]);
  return (
    <>
      <PageHeader
        title={t("roster.title")}
        subtitle={t("roster.lead")}
        back={<BackLink to="/children">{t("children:title")}</BackLink>}
        actions={
          <>
            <LinkButton to="/children/import/template.xlsx" download icon={Download}>
              {t("roster.template")}
            </LinkButton>
            <LinkButton to="/children/roster.xlsx" download icon={Download}>
              {t("roster.export")}
            </LinkButton>
          </>
        }
      />
      <Card className="mb-5 max-w-[760px]">
        <BringRosterForm today={today} actionData={useActionData<typeof action>()} />
      </Card>
      <FormerImports imports={imports} timeZone={timeZone} />
    </>
  );
}
