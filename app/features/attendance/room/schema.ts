import * as z from "zod/mini";
import { meals } from "~db/enums";

/** `?meal=`: lunch where it says nothing that is known. */
export const roomMealInput = z.object({ meal: z.catch(z.enum(meals), "lunch") });
