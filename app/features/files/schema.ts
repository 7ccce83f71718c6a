import * as z from "zod/mini";
import { fileVariants } from "~db/enums";
import { instantOf } from "~/lib/clock";
import { id } from "~/lib/fields";

/** `/files/:fileId/:variant` */
export const fileVariantInput = z.object({
  fileId: id(),
  variant: z._default(z.enum(fileVariants, "errors:not_found"), "original"),
});
export type FileVariantInput = z.infer<typeof fileVariantInput>;

/** When a picture was taken, as its sender says; null where it says nothing that is a moment. */
export const takenAtInput = z.catch(
  z.nullable(
    z.pipe(
      z.iso.datetime({ offset: true }),
      z.transform((text: string) => instantOf(text)),
    ),
  ),
  null,
);
