import type { LoaderFunctionArgs } from "@remix-run/node";
import { Outlet, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Banner } from "~/components/banner";
import { PublicShell } from "~/components/public-shell";
import { getPublicCentre } from "~/features/accounts/queries.server";

export async function loader({ params }: LoaderFunctionArgs) {
  return { centre: await getPublicCentre(params.centreId) };
}

export default function PublicLayout() {
  const { centre } = useLoaderData<typeof loader>();
  const { t } = useTranslation("common");
  const banner = centre?.isDemo ? <Banner tone="info">{t("demoHow")}</Banner> : undefined;
  return (
    <PublicShell centreName={centre?.name} banner={banner}>
      <Outlet />
    </PublicShell>
  );
}
