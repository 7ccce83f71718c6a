import type { LoaderFunctionArgs } from "@remix-run/node";
import { withRequestScope } from "~/access/request.server";
import { requireAccess } from "~/access/require.server";
import { streamLive } from "~/lib/live-stream.server";

/**
 * What is being written, as it is written: `?topic=board` the whole centre, `?topic=room:<class>` one class.
 * The gate is asked again before every event, each time as if it were a new request.
 */
export async function loader({ request }: LoaderFunctionArgs) {
  const topic = new URL(request.url).searchParams.get("topic") ?? "";
  const [, classId] = /^room:(.*)$/.exec(topic) ?? [];
  const gate = () =>
    classId === undefined
      ? requireAccess(request, "attendance.board.read")
      : requireAccess(request, "attendance.room.read", { classId });
  const { centreId } = await gate();
  return streamLive({
    ...{ centreId, signal: request.signal },
    hears: ({ classIds }) =>
      classId === undefined || classIds.length === 0 || classIds.includes(classId),
    mayStill: () => withRequestScope(() => gate().then(({ centreId: at }) => at === centreId)),
  });
}
