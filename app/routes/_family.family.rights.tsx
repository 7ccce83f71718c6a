import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Scale } from "lucide";
import { useTranslation } from "react-i18next";
import { readFamily, requireAccess, requireOwnChild } from "~/access/require.server";
import { EmptyState } from "~/components/empty-state";
import { PageHeader } from "~/components/page-header";
import { getFamily } from "~/features/children/family/queries.server";
import { askArchive } from "~/features/families/archive/commands.server";
import { getOwnArchive } from "~/features/families/archive/queries.server";
import { askArchiveInput } from "~/features/families/archive/schema";
import { ArchiveCard } from "~/features/families/ui/archive-card";
import { FamilyChildTabs } from "~/features/families/ui/family-child-tabs";
import { ReadingChoices, RightsLinks } from "~/features/families/ui/rights-links";
import { titleIn } from "~/i18n/words.server";
import { notFound } from "~/lib/errors";
import { pageTitle } from "~/lib/page-title";
import { parseForm } from "~/lib/parse-form.server";
import { keepChosenChild } from "~/lib/preferences";

export const meta = pageTitle;

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requireAccess(request, "children.own.read");
  const { asked, wanted, own, signed } = await readFamily(request, ctx, "children.own.read");
  const page = await ctx.tx(async () => {
    const { siblings, chosen } = await getFamily(ctx, { own, wanted });
    const child = siblings.find(({ id }) => id === chosen);
    const signs = signed.some((id) => id === chosen);
    return {
      title: titleIn(ctx.locale, "families:rights.title"),
      found: child && {
        ...{ id: child.id, name: child.name, signs },
        archive: signs ? await getOwnArchive(ctx, child.id) : null,
      },
    };
  });
  return data(page, { headers: keepChosenChild(asked) });
}

export async function action({ request }: ActionFunctionArgs) {
  const form = await parseForm(request, askArchiveInput);
  if (!form.ok) throw notFound("child");
  const { ctx, childId } = await requireOwnChild(
    request,
    "families.archive.make",
    form.value.childId,
  );
  await askArchive(ctx, childId);
  return redirect(`/family/rights?child=${childId}`);
}

export default function FamilyRights() {
  const { found } = useLoaderData<typeof loader>();
  const { t } = useTranslation("families");
  if (!found) return <EmptyState icon={Scale}>{t("noChild")}</EmptyState>;
  const { id, name, signs, archive } = found;
  return (
    <>
      <FamilyChildTabs signs={signs} />
      <PageHeader title={t("rights.title")} subtitle={t("rights.lead", { name })} />
      <div className="grid gap-4">
        <RightsLinks signs={signs} />
        {signs ? <ArchiveCard {...{ childId: id, name, archive }} /> : null}
        <ReadingChoices />
      </div>
    </>
  );
}
