import * as z from "zod/mini";
import { id, optionalDay, shortText } from "~/lib/fields";

export const giveTodoInput = z.object({ text: shortText(80), dueOn: optionalDay() });
export type GiveTodoInput = z.infer<typeof giveTodoInput>;

export const finishTodoInput = z.object({ childId: id(), todoId: id() });
