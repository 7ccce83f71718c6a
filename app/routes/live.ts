import type { LoaderFunctionArgs } from "@remix-run/node";
import { classScope } from "~/access/reach.server";
import { withRequestScope } from "~/access/request.server";
import { requireAccess } from "~/access/require.server";
import { streamLive } from "~/lib/live-stream.server";

/**
 * What is being written, as it is written: `?topic=board` the whole centre, `?topic=room:<class>` one class,
 * `?topic=messages` the threads and notices of the classes one writes to families for.
 * The gate is asked again before every event, each time as if it were a new request.
 */
export async function loader({ request }: LoaderFunctionArgs) {
  const topic = new URL(request.url).searchParams.get("topic") ?? "";
  const [, classId] = /^room:(.*)$/.exec(topic) ?? [];
  const isMessages = topic === "messages";
  const gate = () =>
    isMessages
      ? requireAccess(request, "messages.notice.read")
      : classId === undefined
        ? requireAccess(request, "attendance.board.read")
        : requireAccess(request, "attendance.room.read", { classId });
  const ctx = await gate();
  const { centreId } = ctx;
  const own = isMessages ? await ctx.tx((tx) => classScope(tx, ctx)) : classId && [classId];
  return streamLive({
    ...{ centreId, signal: request.signal },
    // who looks at a room or the board is not told that somebody wrote to a family
    hears: ({ kind, classIds }) =>
      kind === "again" ||
      ((kind === "message") === isMessages &&
        (!own || classIds.length === 0 || classIds.some((id) => own.includes(id)))),
    mayStill: () => withRequestScope(() => gate().then(({ centreId: at }) => at === centreId)),
  });
}
