import { and, eq } from "drizzle-orm";
import { familyTodo } from "~db/schema/families";
import { findChild } from "~/features/children/queries.server";
import { writeAudit } from "~/lib/audit.server";
import { command } from "~/lib/command.server";
import type { Ctx, OwnChildId } from "~/lib/context.server";
import { dayOf } from "~/lib/dates";
import { notFound } from "~/lib/errors";
import { newId } from "~/lib/id";
import { announce } from "~/lib/outbox.server";
import { done, ok, refuse, type Result } from "~/lib/result";
import type { GiveTodoInput } from "./schema";

/** Asks something of a child's family; it stays on their page until one of them ticks it. Refuses a day gone by. */
export const giveTodo = (
  ctx: Ctx,
  childId: string,
  input: GiveTodoInput,
): Promise<Result<{ todoId: string }>> =>
  command(ctx, async (tx) => {
    await findChild(ctx, childId);
    if (input.dueOn && input.dueOn < dayOf(ctx.now, ctx.timeZone)) {
      return refuse("day_is_past", "dueOn");
    }
    const todoId = newId(ctx.now);
    await tx.insert(familyTodo).values({
      ...{ centreId: ctx.centreId, id: todoId, childId, ...input },
      ...{ givenBy: ctx.actor.kind === "user" ? ctx.actor.id : null, createdAt: ctx.now },
    });
    await writeAudit(ctx, { capability: "families.todo.give", childId, after: { todoId } });
    await announce(ctx, "familyTodo.given", { childId, todoId });
    return ok({ todoId });
  });

/** Ticks it. The first of the family who does counts; a second tick changes nothing. */
export const finishTodo = (
  ctx: Ctx,
  childId: OwnChildId,
  input: { todoId: string },
): Promise<Result> =>
  command(ctx, async (tx) => {
    const { todoId } = input;
    const own = and(
      eq(familyTodo.centreId, ctx.centreId),
      eq(familyTodo.childId, childId),
      eq(familyTodo.id, todoId),
    );
    const [found] = await tx.select().from(familyTodo).where(own).for("update");
    if (!found) throw notFound("todo");
    if (found.doneAt) return done;
    await tx.update(familyTodo).set({ doneAt: ctx.now, doneBy: ctx.actor.id }).where(own);
    await writeAudit(ctx, { capability: "families.todo.finish", childId, after: { todoId } });
    return done;
  });
