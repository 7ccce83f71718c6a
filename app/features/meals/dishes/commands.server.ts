import { dish, dishIngredient } from "~db/schema/meals";
import { writeAudit } from "~/lib/audit.server";
import { command } from "~/lib/command.server";
import type { Ctx } from "~/lib/context.server";
import { newId } from "~/lib/id";
import { pinyinOf } from "~/lib/pinyin.server";
import { ok, type Result } from "~/lib/result";
import { dishLibrary } from "~/standards/dish-library";

/** Rows of one insert: PostgreSQL takes 65,535 values in a statement. */
const batch = 4000;

/**
 * Fills the centre's own library with the starter dishes it does not have yet, by their code; what the
 * centre has made of them stays as it is. Says how many came.
 */
export const adoptDishLibrary = (ctx: Ctx): Promise<Result<{ dishes: number }>> =>
  command(ctx, async (tx) => {
    const { centreId, now } = ctx;
    const adopted = await tx
      .insert(dish)
      .values(
        dishLibrary.map(({ ingredients: _own, meals, months, ...starter }) => {
          const { full: pinyin, initials } = pinyinOf(starter.nameZh);
          return {
            ...{ ...starter, meals: [...meals], months: [...months], pinyin, initials },
            ...{ centreId, id: newId(now), createdAt: now, updatedAt: now },
          };
        }),
      )
      .onConflictDoNothing({ target: [dish.centreId, dish.code] })
      .returning({ id: dish.id, code: dish.code });
    const ids = new Map(adopted.map(({ code, id }) => [code, id]));
    const rows = dishLibrary.flatMap(({ code, ingredients }) => {
      const dishId = ids.get(code);
      return dishId ? ingredients.map((one) => ({ centreId, dishId, ...one })) : [];
    });
    for (let at = 0; at < rows.length; at += batch) {
      await tx.insert(dishIngredient).values(rows.slice(at, at + batch));
    }
    if (adopted.length > 0) {
      await writeAudit(ctx, {
        capability: "meals.library.adopt",
        after: { dishes: String(adopted.length) },
      });
    }
    return ok({ dishes: adopted.length });
  });
