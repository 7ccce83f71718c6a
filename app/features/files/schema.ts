import * as z from "zod/mini";
import { fileVariants } from "~db/enums";
import { id } from "~/lib/fields";

/** `/files/:fileId/:variant` */
export const fileVariantInput = z.object({
  fileId: id(),
  variant: z._default(z.enum(fileVariants, "errors:not_found"), "original"),
});
export type FileVariantInput = z.infer<typeof fileVariantInput>;
