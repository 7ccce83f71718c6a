import { and, eq, gt, isNull, or } from "drizzle-orm";
import { heldPlace } from "~db/schema/enrolment";
import type { Ctx } from "~/lib/context.server";
import type { Day } from "~/lib/dates";

/** Every held place that is not over on `from`, with its class. */
export const listHeldPlaces = (ctx: Ctx, input: { from: Day; classId?: string }) =>
  ctx.tx((tx) =>
    tx
      .select({
        id: heldPlace.id,
        classId: heldPlace.classId,
        pattern: heldPlace.pattern,
        startsOn: heldPlace.startsOn,
        endsOn: heldPlace.endsOn,
      })
      .from(heldPlace)
      .where(
        and(
          eq(heldPlace.centreId, ctx.centreId),
          input.classId ? eq(heldPlace.classId, input.classId) : undefined,
          or(isNull(heldPlace.endsOn), gt(heldPlace.endsOn, input.from)),
        ),
      )
      .prepare(input.classId ? "held_in_class" : "held_places")
      .execute(),
  );
