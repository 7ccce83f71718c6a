import * as z from "zod/mini";
import { meals } from "~db/enums";

/** `?meal=`: lunch where it says nothing that is known. */
export const roomMealInput = z.object({ meal: z.catch(z.enum(meals), "lunch") });

/** Back to a page of the room that `then` names; anywhere else is the room itself. */
export function roomPathOf(classId: string, then: string | null): string {
  const home = `/room/${classId}`;
  const isInside =
    then !== null && then.startsWith(home) && /^([?/].*)?$/.test(then.slice(home.length));
  return isInside ? then : home;
}
