import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireAccess } from "~/access/require.server";
import { listFillings } from "~/features/meals/fillings/queries.server";
import { menuPageInput } from "~/features/meals/schema";
import { dayOf, mondayOf } from "~/lib/dates";

/** How far the assistant is with a week: asked once a second by the menu's page while it works. */
export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requireAccess(request, "meals.menu.plan");
  const asked = menuPageInput.parse(Object.fromEntries(new URL(request.url).searchParams));
  const week = mondayOf(asked.week ?? dayOf(ctx.now, ctx.timeZone));
  return { week, fillings: await listFillings(ctx, { week }) };
}
