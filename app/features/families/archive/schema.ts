import * as z from "zod/mini";
import { id } from "~/lib/fields";

export const askArchiveInput = z.object({ childId: id() });
