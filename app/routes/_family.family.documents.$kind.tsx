import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import {
  listOwnChildIds,
  readFamily,
  requireAccess,
  requireOwnChild,
} from "~/access/require.server";
import { BackLink } from "~/components/back-link";
import { PageHeader } from "~/components/page-header";
import { PrintButton } from "~/components/print-button";
import { getFamily } from "~/features/children/family/queries.server";
import { acceptDocumentInput, kindOf, readDocumentInput } from "~/features/families/documents/schema"; // prettier-ignore
import { acceptDocument } from "~/features/families/own-documents/commands.server";
import { getOwnDocument } from "~/features/families/own-documents/queries.server";
import { OwnDocument } from "~/features/families/ui/own-document";
import { titleIn } from "~/i18n/words.server";
import { notFound } from "~/lib/errors";
import { pageTitle } from "~/lib/page-title";
import { keepChosenChild } from "~/lib/preferences";
import { submitForm } from "~/lib/submit-form.server";

export const meta = pageTitle;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url);
  const ctx = await requireAccess(request, "families.document.own");
  const { asked, wanted, own, signed } = await readFamily(request, ctx, "families.document.own");
  const kind = kindOf(params.kind);
  const read = readDocumentInput.parse(Object.fromEntries(searchParams));
  const page = await ctx.tx(async () => {
    const { chosen } = await getFamily(ctx, { own, wanted });
    if (!chosen || !kind) throw notFound("document");
    return {
      title: titleIn(ctx.locale, `enums:documentKind.${kind}`),
      childId: chosen,
      document: await getOwnDocument(ctx, { own, signed, chosen, kind, ...read }),
    };
  });
  return data(page, { headers: keepChosenChild(asked) });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const form = await request.formData();
  const asked = form.get("childId");
  const { ctx, childId } = await requireOwnChild(
    ...[request, "families.document.accept", typeof asked === "string" ? asked : ""] as const,
  ); // prettier-ignore
  const kind = kindOf(params.kind);
  if (!kind) throw notFound("document");
  const own = await listOwnChildIds(ctx);
  return submitForm(
    form,
    acceptDocumentInput,
    (value) => acceptDocument(ctx, { kind, own, chosen: childId }, value),
    `/family/documents/${kind}?child=${childId}`,
  );
}

export default function FamilyDocument() {
  const { document, childId } = useLoaderData<typeof loader>();
  const actionData = useActionData<typeof action>();
  const { t } = useTranslation(["families", "enums"]);
  return (
    <>
      <PageHeader
        title={t(`enums:documentKind.${document.kind}`)}
        back={<BackLink to="/family/documents">{t("document.back")}</BackLink>}
        actions={<PrintButton />}
      />
      <OwnDocument {...{ document, childId, actionData }} />
    </>
  );
}
