import type { LoaderFunctionArgs } from "@remix-run/node";
import { classScope } from "~/access/reach.server";
import { withRequestScope } from "~/access/request.server";
import { listOwnChildIds, requireAccess } from "~/access/require.server";
import { getShown, hiddenForMs } from "~/features/families/shown/queries.server";
import { streamLive } from "~/lib/live-stream.server";
import type { LiveNews } from "~/lib/live.server";

/**
 * What is being written, as it is written: `?topic=board` the whole centre, `?topic=room:<class>` one class,
 * `?topic=messages` the threads and notices of the classes one writes to families for, `?topic=family` what a
 * family's pages show. The gate is asked again before every event, each time as if it were a new request.
 */
export async function loader({ request }: LoaderFunctionArgs) {
  const topic = new URL(request.url).searchParams.get("topic") ?? "";
  if (topic === "family") return streamFamily(request);
  const [, classId] = /^room:(.*)$/.exec(topic) ?? [];
  const isMessages = topic === "messages";
  const gate = () =>
    isMessages
      ? requireAccess(request, "messages.notice.read")
      : classId === undefined
        ? requireAccess(request, "attendance.board.read")
        : requireAccess(request, "attendance.room.read", { classId });
  const ctx = await gate();
  const { centreId, timeZone } = ctx;
  const own = isMessages ? await ctx.tx((tx) => classScope(tx, ctx)) : classId && [classId];
  return streamLive({
    ...{ centreId, timeZone, signal: request.signal },
    // who looks at the board is not told that a family wrote, nor is any of them what families are shown
    hears: (news) =>
      news.kind === "again" ||
      (!isForFamilies(news) &&
        (news.kind === "message" ? isMessages || classId !== undefined : !isMessages) &&
        (!own || news.classIds.length === 0 || news.classIds.some((id) => own.includes(id)))),
    mayStill: () => withRequestScope(() => gate().then(({ centreId: at }) => at === centreId)),
  });
}

const isForFamilies = ({ kind }: LiveNews): boolean => kind === "entries" || kind === "shown";

async function streamFamily(request: Request): Promise<Response> {
  const gate = async () => {
    const ctx = await requireAccess(request, "families.today.read");
    return { ctx, own: await listOwnChildIds(ctx) };
  };
  const { ctx, own: first } = await gate();
  const { centreId, timeZone } = ctx;
  let own: readonly string[] = first;
  const { settlesInMs } = await getShown(ctx, { day: null });
  return streamLive({
    ...{ centreId, timeZone, signal: request.signal },
    hears: (news) => {
      if (!isForFamilies(news) && news.kind !== "again") return false;
      const about = news.about ?? [];
      return about.length === 0 || about.some((id) => id === ctx.actor.id || own.includes(id));
    },
    mayStill: () =>
      withRequestScope(async () => {
        const still = await gate();
        ({ own } = still);
        return still.ctx.centreId === centreId;
      }),
    echo: {
      of: ({ kind }) => kind === "entries",
      afterMs: hiddenForMs,
      pendingMs: settlesInMs,
    },
  });
}
