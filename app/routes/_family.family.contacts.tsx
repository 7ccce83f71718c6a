import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { HeartHandshake } from "lucide";
import { useTranslation } from "react-i18next";
import { readFamily, requireAccess } from "~/access/require.server";
import { EmptyState } from "~/components/empty-state";
import { PageHeader } from "~/components/page-header";
import { getFamily, getOwnChild } from "~/features/children/family/queries.server";
import { OwnContacts } from "~/features/children/ui/own-contacts";
import { FamilyChildTabs } from "~/features/families/ui/family-child-tabs";
import { titleIn } from "~/i18n/words.server";
import { pageTitle } from "~/lib/page-title";
import { keepChosenChild } from "~/lib/preferences";

export const meta = pageTitle;

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requireAccess(request, "children.own.read");
  const { asked, wanted, own, signed } = await readFamily(request, ctx, "children.own.read");
  const page = await ctx.tx(async () => {
    const { chosen } = await getFamily(ctx, { own, wanted });
    const child = chosen && (await getOwnChild(ctx, chosen));
    return {
      title: titleIn(ctx.locale, "children:family.contactsPage"),
      found: child && {
        ...{ id: child.id, name: child.name, signs: signed.some((id) => id === child.id) },
        guardians: child.guardians,
        pickUpPersons: child.pickUpPersons,
      },
    };
  });
  return data(page, { headers: keepChosenChild(asked) });
}

export default function FamilyContacts() {
  const { found } = useLoaderData<typeof loader>();
  const { t } = useTranslation("children");
  if (!found) return <EmptyState icon={HeartHandshake}>{t("family.noChild")}</EmptyState>;
  return (
    <>
      <FamilyChildTabs signs={found.signs} />
      <PageHeader
        title={t("family.contactsTitle", { name: found.name })}
        subtitle={t("family.contactsSubtitle")}
      />
      <OwnContacts guardians={found.guardians} pickUpPersons={found.pickUpPersons} />
    </>
  );
}
