import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ScrollText } from "lucide";
import { useTranslation } from "react-i18next";
import { readFamily, requireAccess } from "~/access/require.server";
import { EmptyState } from "~/components/empty-state";
import { PageHeader } from "~/components/page-header";
import { getFamily } from "~/features/children/family/queries.server";
import { listOwnDocuments } from "~/features/families/own-documents/queries.server";
import { FamilyChildTabs } from "~/features/families/ui/family-child-tabs";
import { OwnDocumentList } from "~/features/families/ui/own-document-list";
import { titleIn } from "~/i18n/words.server";
import { pageTitle } from "~/lib/page-title";
import { keepChosenChild } from "~/lib/preferences";

export const meta = pageTitle;

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requireAccess(request, "families.document.own");
  const { asked, wanted, own, signed } = await readFamily(request, ctx, "families.document.own");
  const page = await ctx.tx(async () => {
    const { chosen } = await getFamily(ctx, { own, wanted });
    return {
      title: titleIn(ctx.locale, "families:document.title"),
      found: chosen && {
        ...{ childId: chosen, signs: signed.includes(chosen) },
        rows: await listOwnDocuments(ctx, { own, signed, chosen }),
      },
    };
  });
  return data(page, { headers: keepChosenChild(asked) });
}

export default function FamilyDocuments() {
  const { found } = useLoaderData<typeof loader>();
  const { t } = useTranslation("families");
  if (!found) return <EmptyState icon={ScrollText}>{t("noChild")}</EmptyState>;
  return (
    <>
      <FamilyChildTabs signs={found.signs} />
      <PageHeader title={t("document.title")} subtitle={t("document.lead")} />
      <OwnDocumentList rows={found.rows} childId={found.childId} />
    </>
  );
}
