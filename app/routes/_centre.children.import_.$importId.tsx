import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { requireAccess } from "~/access/require.server";
import { BackLink } from "~/components/back-link";
import { PageHeader } from "~/components/page-header";
import { RefusalBanner } from "~/components/refusal-banner";
import { importRoster } from "~/features/enrolment/import/commands.server";
import { getRosterImport } from "~/features/enrolment/import/queries.server";
import { importPageInput, importRosterInput, undoImportInput } from "~/features/enrolment/import/schema"; // prettier-ignore
import { ImportChoice } from "~/features/enrolment/ui/import-choice";
import { RosterPreview } from "~/features/enrolment/ui/roster-preview";
import { undoImport } from "~/features/enrolment/undo/commands.server";
import { titleIn } from "~/i18n/words.server";
import { formatLongDay } from "~/lib/dates";
import { pageTitle } from "~/lib/page-title";
import { submitForm } from "~/lib/submit-form.server";

export const meta = pageTitle;

const needs = "enrolment.roster.import";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await requireAccess(request, needs);
  const input = importPageInput.parse(Object.fromEntries(new URL(request.url).searchParams));
  const page = await getRosterImport(ctx, { ...input, importId: params.importId ?? "" });
  return { title: titleIn(ctx.locale, "enrolment:roster.title"), ...input, ...page };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await requireAccess(request, needs);
  const form = await request.formData();
  form.set("importId", params.importId ?? "");
  const home = `/children/import/${params.importId}`;
  return form.get("intent") === "undo"
    ? submitForm(form, undoImportInput, (value) => undoImport(ctx, value), home)
    : submitForm(form, importRosterInput, (value) => importRoster(ctx, value), home);
}

export default function RosterImport() {
  const { about, rows, total, show, page, size } = useLoaderData<typeof loader>();
  const { t, i18n } = useTranslation("enrolment");
  return (
    <>
      <PageHeader
        title={t("roster.title")}
        subtitle={t("roster.asOfLine", {
          file: about.fileName,
          day: formatLongDay(about.asOf, i18n.language),
        })}
        back={<BackLink to="/children/import">{t("roster.former")}</BackLink>}
      />
      <RefusalBanner actionData={useActionData<typeof action>()} />
      <ImportChoice about={about} />
      {about.state === "undone" ? null : (
        <RosterPreview {...{ about, rows, total, page, size }} show={show ?? "all"} />
      )}
    </>
  );
}
