import type { LoaderFunctionArgs } from "@remix-run/node";
import { feedContext } from "~/access/feed.server";
import { takePublicSend } from "~/access/limits.server";
import { listOwnChildIds } from "~/access/require.server";
import { getFeedPlans } from "~/features/families/feeds/queries.server";
import { eventsOf } from "~/features/families/ui/feed-events";
import { wordsOf } from "~/i18n/words.server";
import { icsResponse, makeIcs } from "~/lib/ics.server";

const plain = (status: number): Response =>
  new Response(null, { status, headers: { "Cache-Control": "private, no-store" } });

/** A family's calendar for whoever holds its secret address. A wrong one counts as a guess. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const ctx = await feedContext(params.token ?? "");
  if (!ctx) return plain((await takePublicSend("calendar", context.address)) > 0 ? 429 : 404);
  if (ctx === "ended") return plain(410);
  const childIds = await listOwnChildIds(ctx);
  if (childIds.length === 0) return plain(410);
  const { centreName, plans } = await getFeedPlans(ctx, { childIds });
  const { locale, timeZone } = ctx;
  const { t } = wordsOf(locale);
  return icsResponse(
    makeIcs({
      ...{ name: t("families:feed.name", { centre: centreName }), domain: ctx.centreId },
      ...{ timeZone, stamp: ctx.now, events: eventsOf(plans, { t, locale, timeZone }) },
    }),
  );
}
