import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Eye } from "lucide";
import { useTranslation } from "react-i18next";
import { readFamily, requireAccess } from "~/access/require.server";
import { BackLink } from "~/components/back-link";
import { EmptyState } from "~/components/empty-state";
import { PageHeader } from "~/components/page-header";
import { getFamily } from "~/features/children/family/queries.server";
import { listReads } from "~/features/families/reads/queries.server";
import { listReadsInput } from "~/features/families/reads/schema";
import { ReadsList } from "~/features/families/ui/reads-list";
import { titleIn } from "~/i18n/words.server";
import { pageTitle } from "~/lib/page-title";
import { keepChosenChild } from "~/lib/preferences";

export const meta = pageTitle;

export async function loader({ request }: LoaderFunctionArgs) {
  const params = new URL(request.url).searchParams;
  const ctx = await requireAccess(request, "families.reads.read");
  const { asked, wanted, signed: own } = await readFamily(request, ctx, "families.reads.read");
  const input = listReadsInput.parse(Object.fromEntries(params));
  const page = await ctx.tx(async () => {
    const { siblings, chosen } = await getFamily(ctx, { own, wanted });
    return {
      title: titleIn(ctx.locale, "families:reads.title"),
      kind: input.kind,
      name: siblings.find(({ id }) => id === chosen)?.name ?? "",
      reads: chosen && (await listReads(ctx, chosen, input)),
    };
  });
  return data(page, { headers: keepChosenChild(asked) });
}

export default function FamilyReads() {
  const { name, kind, reads } = useLoaderData<typeof loader>();
  const { t } = useTranslation("families");
  if (!reads) return <EmptyState icon={Eye}>{t("noChild")}</EmptyState>;
  return (
    <>
      <PageHeader
        back={<BackLink to="/family/rights">{t("rights.title")}</BackLink>}
        title={t("reads.of", { name })}
        subtitle={t("reads.lead")}
      />
      <ReadsList reads={reads} kind={kind} />
    </>
  );
}
