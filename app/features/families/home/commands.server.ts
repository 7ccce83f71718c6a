import { homeNote } from "~db/schema/families";
import { isFamily } from "~/features/attendance/absence-refusals/commands.server";
import { findChild } from "~/features/children/queries.server";
import { writeAudit } from "~/lib/audit.server";
import { command } from "~/lib/command.server";
import type { Ctx, OwnChildId } from "~/lib/context.server";
import { dayOf } from "~/lib/dates";
import { AppError } from "~/lib/errors";
import { tellLive } from "~/lib/live.server";
import { done, refuse, type Result } from "~/lib/result";
import type { WriteHomeNoteInput } from "./schema";

/**
 * How the night and the morning at home were; today's, and said again it stands anew. Refuses a note that says
 * nothing. On the class's tablet at once.
 */
export const writeHomeNote = (
  ctx: Ctx,
  childId: OwnChildId,
  input: Omit<WriteHomeNoteInput, "childId">,
): Promise<Result> =>
  command(ctx, async (tx) => {
    if (!isFamily(ctx)) throw new AppError("forbidden");
    await findChild(ctx, childId);
    const { slept, breakfast, mood, medicine, note } = input;
    if (!slept && !breakfast && !mood && !medicine && !note) {
      return refuse("home_note_empty", "slept");
    }
    const day = dayOf(ctx.now, ctx.timeZone);
    const said = {
      ...{ slept, breakfast, mood, medicine, note },
      ...{ writtenBy: ctx.actor.id, updatedAt: ctx.now },
    };
    await tx
      .insert(homeNote)
      .values({ centreId: ctx.centreId, childId, day, createdAt: ctx.now, ...said })
      .onConflictDoUpdate({
        target: [homeNote.centreId, homeNote.childId, homeNote.day],
        set: said,
      });
    await writeAudit(ctx, { capability: "families.home.write", childId, after: { day } });
    await tellLive(ctx, { kind: "absence" });
    return done;
  });
