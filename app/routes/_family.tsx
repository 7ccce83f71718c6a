import type { LoaderFunctionArgs } from "@remix-run/node";
import { Outlet, useLoaderData } from "@remix-run/react";
import { may } from "~/access/policy";
import { listOwnChildIds, requireAccess } from "~/access/require.server";
import { getShell } from "~/access/shell.server";
import { FamilyFrame } from "~/features/accounts/ui/family-frame";
import { getFamily } from "~/features/children/family/queries.server";
import { countOwnAlerts } from "~/features/families/alerts/queries.server";
import { AlertsBell } from "~/features/families/ui/alerts-bell";
import { FamilyHeading } from "~/features/families/ui/family-heading";
import { getTodayTag, whileShown } from "~/features/families/shown/queries.server";
import { countUnreadNotices } from "~/features/messages/own-notices/queries.server";
import { countUnread } from "~/features/messages/unread/queries.server";
import { dayOf } from "~/lib/dates";
import { readChosenChild } from "~/lib/preferences";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const ctx = await requireAccess(request, "accounts.own.read");
  const shell = await getShell(request);
  const isFamily = may({ role: ctx.actor.role }, "families.today.read");
  if (!isFamily) return { shell, family: null, news: {}, alerts: null };
  const { pathname, searchParams } = new URL(request.url);
  const wanted = searchParams.get("child") ?? readChosenChild(request.headers.get("cookie"));
  // what Today is held to be stands before any of it is read
  const today =
    pathname === "/family" ? await getTodayTag(ctx, { request, build: context.build }) : null;
  const own = today?.own ?? (await listOwnChildIds(ctx));
  // the page beside this loader is about to mark that thread, that notice, or the alerts as read
  const reads = (page: string) => pathname.startsWith(`/family/${page}`);
  const [, openNotice] = /^\/family\/notices\/([^/]+)$/.exec(pathname) ?? [];
  const read = () =>
    ctx.tx(async () => {
      const family = getFamily(ctx, { own, wanted });
      const except = reads("messages") ? ((await family).chosen ?? undefined) : undefined;
      const [{ siblings, chosen }, alerts, lines, notices] = await Promise.all([
        family,
        reads("alerts") ? 0 : countOwnAlerts(ctx, { own }),
        countUnread(ctx, { childIds: own, except }),
        countUnreadNotices(ctx, { childIds: own, except: openNotice }),
      ]);
      return {
        ...{ alerts, news: { messages: lines + notices } },
        family: chosen && { siblings, current: chosen, today: dayOf(ctx.now, ctx.timeZone) },
      };
    });
  const frame = today
    ? await whileShown(
        ctx,
        { shown: today.shown, about: `frame ${own.find((id) => id === wanted)}` },
        read,
      )
    : await read();
  return { shell, ...frame };
}

export default function FamilyLayout() {
  const { shell, family, news, alerts } = useLoaderData<typeof loader>();
  return (
    <FamilyFrame
      {...{ shell, news }}
      header={family ? <FamilyHeading {...family} /> : undefined}
      actions={alerts === null ? undefined : <AlertsBell count={alerts} />}
    >
      <Outlet />
    </FamilyFrame>
  );
}
