import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { may } from "~/access/policy";
import { requireAccess } from "~/access/require.server";
import { BackLink } from "~/components/back-link";
import { LinkButton } from "~/components/link-button";
import { PageHeader } from "~/components/page-header";
import { PrintButton } from "~/components/print-button";
import { RefusalBanner } from "~/components/refusal-banner";
import { listClassNames } from "~/features/centres/queries.server";
import { recordAcceptance, remindDocument } from "~/features/families/documents/commands.server";
import { getDocumentStanding } from "~/features/families/documents/queries.server";
import { kindOf, listAcceptancesInput, recordAcceptanceInput } from "~/features/families/documents/schema"; // prettier-ignore
import { DocumentFamilies } from "~/features/families/ui/document-families";
import { DocumentStatus } from "~/features/families/ui/document-status";
import { PaperForm } from "~/features/families/ui/paper-form";
import { titleIn } from "~/i18n/words.server";
import { notFound } from "~/lib/errors";
import { formFailure } from "~/lib/form-failure";
import { pageTitle } from "~/lib/page-title";
import { submitForm } from "~/lib/submit-form.server";

export const meta = pageTitle;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await requireAccess(request, "families.document.read");
  const { searchParams } = new URL(request.url);
  const input = listAcceptancesInput.parse(Object.fromEntries(searchParams));
  return ctx.tx(async () => {
    const page = await getDocumentStanding(ctx, { ...input, kind: kindOf(params.kind) });
    return {
      title: titleIn(ctx.locale, `enums:documentKind.${page.kind}`),
      ...{ page, classes: await listClassNames(ctx), paperOf: searchParams.get("paper") ?? "" },
      mayChange: may(ctx.actor, "enrolment.setting.change"),
    };
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const kind = kindOf(params.kind);
  if (!kind) throw notFound("document");
  const form = await request.formData();
  const here = `/documents/${kind}`;
  if (form.get("intent") === "paper") {
    const ctx = await requireAccess(request, "families.document.record");
    return submitForm(form, recordAcceptanceInput, (value) => recordAcceptance(ctx, kind, value), here); // prettier-ignore
  }
  const ctx = await requireAccess(request, "families.document.remind");
  const result = await remindDocument(ctx, kind);
  return result.ok ? redirect(here) : formFailure(result, { intent: "remind" });
}

export default function DocumentStanding() {
  const { page, classes, paperOf, mayChange } = useLoaderData<typeof loader>();
  const actionData = useActionData<typeof action>();
  const { t } = useTranslation(["families", "enums"]);
  return (
    <>
      <PageHeader
        title={t(`enums:documentKind.${page.kind}`)}
        back={<BackLink to="/documents">{t("document.staffTitle")}</BackLink>}
        actions={
          <>
            <PrintButton />
            {mayChange ? (
              <LinkButton to="/applications/settings">{t("document.change")}</LinkButton>
            ) : null}
          </>
        }
      />
      <div className="grid gap-4">
        {paperOf ? null : <RefusalBanner actionData={actionData} />}
        <DocumentStatus page={page} />
        {paperOf ? <PaperForm {...{ page, actionData, childId: paperOf }} /> : null}
        <DocumentFamilies page={page} classes={classes} />
      </div>
    </>
  );
}
