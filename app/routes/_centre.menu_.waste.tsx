import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireAccess } from "~/access/require.server";
import { getLeftovers } from "~/features/attendance/eaten/queries.server";
import { LeftoversPage } from "~/features/attendance/ui/leftovers-page";
import { getBands } from "~/features/meals/analysis/queries.server";
import { menuPageInput } from "~/features/meals/schema";
import { titleIn } from "~/i18n/words.server";
import { pageTitle } from "~/lib/page-title";

export const meta = pageTitle;

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requireAccess(request, "meals.nutrition.read");
  const asked = menuPageInput.parse(Object.fromEntries(new URL(request.url).searchParams));
  return ctx.tx(async () => {
    const { bands, band } = await getBands(ctx, asked);
    return {
      title: titleIn(ctx.locale, "meals:waste.title"),
      bands,
      leftovers: await getLeftovers(ctx, { band }),
    };
  });
}

export default function MenuWaste() {
  const { bands, leftovers } = useLoaderData<typeof loader>();
  return <LeftoversPage bands={bands} leftovers={leftovers} />;
}
