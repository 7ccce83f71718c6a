import { and, asc, desc, eq, isNull, sql } from "drizzle-orm";
import { user } from "~db/schema/accounts";
import { familyTodo } from "~db/schema/families";
import type { Ctx, OwnChildId } from "~/lib/context.server";
import { dayOf } from "~/lib/dates";
import { statement } from "~/lib/statement.server";

const findTodos = statement((on) =>
  on
    .select({ id: familyTodo.id, text: familyTodo.text, dueOn: familyTodo.dueOn })
    .from(familyTodo)
    .where(
      and(
        eq(familyTodo.centreId, sql.placeholder("centreId")),
        eq(familyTodo.childId, sql.placeholder("childId")),
        isNull(familyTodo.doneAt),
      ),
    )
    .orderBy(sql`${familyTodo.dueOn} asc nulls last`, asc(familyTodo.id))
    .prepare("todos_of_child"),
);

/** What the centre asks of the family and nobody has ticked, the most urgent first. */
export const listOwnTodos = (ctx: Ctx, childId: OwnChildId) =>
  ctx.tx((tx) => findTodos(tx, { centreId: ctx.centreId, childId }));

export type OwnTodo = Awaited<ReturnType<typeof listOwnTodos>>[number];

/** For the centre: what was asked of a family, open ones first, then the last that were ticked. */
export const listTodos = (ctx: Ctx, input: { childId: string }) =>
  ctx.tx(async (tx) => {
    const rows = await tx
      .select({
        id: familyTodo.id,
        text: familyTodo.text,
        dueOn: familyTodo.dueOn,
        givenBy: user.name,
        createdAt: familyTodo.createdAt,
        doneAt: familyTodo.doneAt,
      })
      .from(familyTodo)
      .leftJoin(user, eq(user.id, familyTodo.givenBy))
      .where(and(eq(familyTodo.centreId, ctx.centreId), eq(familyTodo.childId, input.childId)))
      .orderBy(sql`${familyTodo.doneAt} desc nulls first`, desc(familyTodo.id))
      .limit(50);
    return rows.map(({ createdAt, doneAt, ...row }) => ({
      ...row,
      givenOn: dayOf(createdAt, ctx.timeZone),
      doneOn: doneAt && dayOf(doneAt, ctx.timeZone),
    }));
  });

export type Todo = Awaited<ReturnType<typeof listTodos>>[number];
