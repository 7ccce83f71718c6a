import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { requireAccess } from "~/access/require.server";
import { BackLink } from "~/components/back-link";
import { PageHeader } from "~/components/page-header";
import { getGroupCard } from "~/features/families/group-card/queries.server";
import { GroupCard } from "~/features/families/ui/group-card";
import { titleIn } from "~/i18n/words.server";
import { pageTitle } from "~/lib/page-title";
import { qrImage } from "~/lib/qr.server";

export const meta = pageTitle;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const classId = params["classId"] ?? "";
  const ctx = await requireAccess(request, "families.groupCard.read", { classId });
  const url = new URL("/family", request.url).href;
  return {
    title: titleIn(ctx.locale, "families:groupCard.title"),
    card: await getGroupCard(ctx, { classId, url }),
    qr: await qrImage(url),
  };
}

export default function GroupCardPage() {
  const { card, qr } = useLoaderData<typeof loader>();
  const { t } = useTranslation(["families", "attendance"]);
  return (
    <>
      <PageHeader
        title={t("groupCard.title")}
        subtitle={t("groupCard.lead")}
        back={<BackLink to={`/room/${card.room.id}`}>{t("attendance:room.back")}</BackLink>}
      />
      <GroupCard {...{ card, qr }} />
    </>
  );
}
