import type { LoaderFunctionArgs } from "@remix-run/node";
import { Outlet, useLoaderData, type ShouldRevalidateFunction } from "@remix-run/react";
import { classroomRoles, may } from "~/access/policy";
import { listOwnClassIds, requireAccess } from "~/access/require.server";
import { getDeviceShell, getShell } from "~/access/shell.server";
import { AppShell } from "~/features/accounts/ui/app-shell";
import { staysInRoom } from "~/lib/same-room";
import { DeviceShell } from "~/features/accounts/ui/device-shell";
import { countCorrections } from "~/features/families/corrections/queries.server";
import { countUnread } from "~/features/messages/unread/queries.server";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const tablet = await getDeviceShell(request);
  if (tablet) return { tablet, shell: null, news: {} };
  const ctx = await requireAccess(request, "accounts.own.read");
  const shell = await getShell(request);
  const { role } = ctx.actor;
  if (!may({ role }, "messages.thread.read")) return { tablet, shell, news: {} };
  // the page beside this loader is about to mark that thread as read
  const isReading = new URL(request.url).pathname.startsWith("/messages/");
  return ctx.tx(async () => ({
    ...{ tablet, shell },
    news: {
      ...(may({ role }, "families.correction.read") && {
        corrections: await countCorrections(ctx),
      }),
      messages: await countUnread(ctx, {
        classIds: classroomRoles.some((own) => own === role)
          ? await listOwnClassIds(ctx)
          : undefined,
        except: isReading ? params.childId : undefined,
      }),
    },
  }));
}

/** Without a network there is nobody to ask, and nothing new to say. */
export const shouldRevalidate: ShouldRevalidateFunction = (step) =>
  staysInRoom(step) ? false : step.defaultShouldRevalidate;

export default function CentreLayout() {
  const { tablet, shell, news } = useLoaderData<typeof loader>();
  if (!shell) {
    return (
      <DeviceShell shell={tablet}>
        <Outlet />
      </DeviceShell>
    );
  }
  return (
    <AppShell shell={shell} news={news}>
      <Outlet />
    </AppShell>
  );
}
