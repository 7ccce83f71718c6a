import * as z from "zod/mini";
import { addFoodInput } from "../foods/schema";
import { maxFoodRows } from "./rules";

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

/** The foods of a table that has been looked at, as the page kept them: judged again like a form's. */
export const importFoodsInput = z.object({
  foods: z.pipe(
    z.pipe(z.string("errors:required"), z.transform(parsed)),
    z.array(addFoodInput, "errors:invalid").check(z.minLength(1), z.maxLength(maxFoodRows)),
  ),
});
export type ImportFoodsInput = z.infer<typeof importFoodsInput>;
