import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Image } from "lucide";
import { useTranslation } from "react-i18next";
import { readFamily, requireAccess } from "~/access/require.server";
import { BackLink } from "~/components/back-link";
import { EmptyState } from "~/components/empty-state";
import { PageHeader } from "~/components/page-header";
import { getFamily } from "~/features/children/family/queries.server";
import { getOwnPhotos } from "~/features/families/queries.server";
import { PhotoRoll } from "~/features/families/ui/photo-roll";
import { titleIn } from "~/i18n/words.server";
import { formatDay } from "~/lib/dates";
import { pageTitle } from "~/lib/page-title";
import { keepChosenChild } from "~/lib/preferences";

export const meta = pageTitle;

export async function loader({ request }: LoaderFunctionArgs) {
  const params = new URL(request.url).searchParams;
  const ctx = await requireAccess(request, "families.today.read");
  const { asked, wanted, own } = await readFamily(request, ctx, "families.today.read");
  const page = await ctx.tx(async () => {
    const { chosen } = await getFamily(ctx, { own, wanted });
    return {
      title: titleIn(ctx.locale, "families:photos.title"),
      childId: chosen,
      found: chosen && (await getOwnPhotos(ctx, chosen, { day: params.get("day") })),
    };
  });
  return data(page, { headers: keepChosenChild(asked) });
}

export default function FamilyPhotos() {
  const { found, childId } = useLoaderData<typeof loader>();
  const { t, i18n } = useTranslation("families");
  if (!found || !childId) return <EmptyState icon={Image}>{t("noChild")}</EmptyState>;
  const { day, today, photos } = found;
  return (
    <>
      <PageHeader
        back={
          <BackLink to={day === today ? "/family" : `/family?day=${day}`}>
            {t("photos.back")}
          </BackLink>
        }
        title={t("photos.of", { day: formatDay(day, i18n.language) })}
        subtitle={photos.length > 1 ? t("photos.swipe") : undefined}
      />
      {photos.length > 0 ? (
        <PhotoRoll photos={photos} childId={childId} />
      ) : (
        <EmptyState icon={Image}>{t("photos.none")}</EmptyState>
      )}
    </>
  );
}
