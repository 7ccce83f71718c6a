import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { requireAccess } from "~/access/require.server";
import { Banner } from "~/components/banner";
import { getPurchases } from "~/features/kitchen/purchases/queries.server";
import { purchasesInput } from "~/features/kitchen/purchases/schema";
import { PurchasesHeader, PurchasesRange } from "~/features/kitchen/ui/purchases-header";
import { PurchasesTable } from "~/features/kitchen/ui/purchases-table";
import { titleIn } from "~/i18n/words.server";
import { pageTitle } from "~/lib/page-title";

export const meta = pageTitle;

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requireAccess(request, "kitchen.day.read");
  const asked = purchasesInput.parse(Object.fromEntries(new URL(request.url).searchParams));
  return {
    title: titleIn(ctx.locale, "kitchen:purchases.title"),
    purchases: await getPurchases(ctx, asked),
  };
}

export default function KitchenPurchases() {
  const { purchases } = useLoaderData<typeof loader>();
  const { t } = useTranslation("kitchen");
  return (
    <>
      <PurchasesHeader purchases={purchases} />
      <PurchasesRange purchases={purchases} />
      {purchases.hasDrafts ? (
        <div className="mb-4">
          <Banner inset>{t("purchases.drafts")}</Banner>
        </div>
      ) : null}
      <PurchasesTable purchases={purchases} />
      <p className="mt-2 text-second text-ink-2">{t("purchases.lead")}</p>
    </>
  );
}
