import { and, eq, ne } from "drizzle-orm";
import { classTable } from "~db/schema/centres";
import { staffClass, staffPost } from "~db/schema/staff";
import { writeAudit } from "~/lib/audit.server";
import { command } from "~/lib/command.server";
import type { Ctx } from "~/lib/context.server";
import { dayOf } from "~/lib/dates";
import { notFound } from "~/lib/errors";
import { done, refuse, type Result } from "~/lib/result";
import { holdStaff } from "../commands.server";
import { isClassroomPost } from "../rules";
import type { AssignToClassInput } from "../schema";

const capability = "staff.member.change";

/** Puts a teacher or carer into a class. A class has one lead: the new one takes over from the old. */
export const assignToClass = (
  ctx: Ctx,
  staffId: string,
  { classId, lead }: AssignToClassInput,
): Promise<Result> =>
  command(ctx, async (tx) => {
    const [into] = await tx
      .select({ closed: classTable.closed, name: classTable.name })
      .from(classTable)
      .where(and(eq(classTable.centreId, ctx.centreId), eq(classTable.id, classId)))
      .for("update");
    if (!into) throw notFound("class");
    if (into.closed) return refuse("class_closed", "classId", { className: into.name });
    const held = await holdStaff(tx, ctx, staffId);
    if (held.leftOn && held.leftOn < dayOf(ctx.now, ctx.timeZone)) return refuse("has_left");
    const posts = await tx
      .select({ post: staffPost.post })
      .from(staffPost)
      .where(and(eq(staffPost.centreId, ctx.centreId), eq(staffPost.staffId, staffId)));
    if (!posts.some(({ post }) => isClassroomPost(post))) {
      return refuse("not_a_classroom_post", "classId");
    }
    await tx
      .insert(staffClass)
      .values({ centreId: ctx.centreId, staffId, classId, lead, createdAt: ctx.now })
      .onConflictDoUpdate({
        target: [staffClass.centreId, staffClass.staffId, staffClass.classId],
        set: { lead },
      });
    if (lead) {
      await tx
        .update(staffClass)
        .set({ lead: false })
        .where(
          and(
            eq(staffClass.centreId, ctx.centreId),
            eq(staffClass.classId, classId),
            ne(staffClass.staffId, staffId),
          ),
        );
    }
    await writeAudit(ctx, { capability, after: { staffId, classId } });
    return done;
  });

export const removeFromClass = (ctx: Ctx, staffId: string, classId: string): Promise<Result> =>
  command(ctx, async (tx) => {
    const gone = await tx
      .delete(staffClass)
      .where(
        and(
          eq(staffClass.centreId, ctx.centreId),
          eq(staffClass.staffId, staffId),
          eq(staffClass.classId, classId),
        ),
      )
      .returning({ classId: staffClass.classId });
    if (!gone[0]) return refuse("not_found");
    await writeAudit(ctx, { capability, before: { staffId, classId } });
    return done;
  });
