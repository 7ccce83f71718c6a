import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useLocation } from "@remix-run/react";
import { ClipboardPlus } from "lucide";
import { useTranslation } from "react-i18next";
import { may } from "~/access/policy";
import { requireAccess } from "~/access/require.server";
import { LinkButton } from "~/components/link-button";
import { PageHeader } from "~/components/page-header";
import { PrintButton } from "~/components/print-button";
import {
  countApplications,
  listApplications,
} from "~/features/enrolment/applications/queries.server";
import { listApplicationsInput } from "~/features/enrolment/applications/schema";
import { countQuestions } from "~/features/enrolment/enquiries/queries.server";
import { ApplicationsTable } from "~/features/enrolment/ui/applications-table";
import { ApplicationsTabs } from "~/features/enrolment/ui/applications-tabs";
import { titleIn } from "~/i18n/words.server";
import { pageTitle } from "~/lib/page-title";

export const meta = pageTitle;

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requireAccess(request, "enrolment.application.read");
  const asked = Object.fromEntries(new URL(request.url).searchParams);
  const input = listApplicationsInput.parse(asked);
  return ctx.tx(async () => ({
    title: titleIn(ctx.locale, "enrolment:applications.title"),
    ...(await listApplications(ctx, input)),
    ...{ page: input.page, size: input.size, centreId: ctx.centreId },
    counts: await countApplications(ctx),
    questions: await countQuestions(ctx),
    maySet: may({ role: ctx.actor.role }, "enrolment.setting.change"),
  }));
}

export default function Applications() {
  const { counts, questions, maySet, centreId, ...list } = useLoaderData<typeof loader>();
  const { t } = useTranslation("enrolment");
  const { search } = useLocation();
  const publicHref = `/apply/${centreId}`;
  return (
    <>
      <PageHeader
        title={t("applications.title")}
        subtitle={t("applications.subtitle", {
          waiting: counts.waiting ?? 0,
          offered: counts.offered ?? 0,
        })}
        actions={
          <>
            <LinkButton to={publicHref}>{t("applications.publicPage")}</LinkButton>
            <PrintButton />
            <LinkButton to="/applications/new" kind="main" icon={ClipboardPlus}>
              {t("applications.enter")}
            </LinkButton>
          </>
        }
      />
      <ApplicationsTabs questions={questions} maySet={maySet} />
      <ApplicationsTable
        {...list}
        publicHref={publicHref}
        isEmpty={Object.keys(counts).length === 0 && !search}
        exportHref={`/applications.xlsx${search}`}
      />
    </>
  );
}
