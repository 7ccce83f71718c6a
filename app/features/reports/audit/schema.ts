import * as z from "zod/mini";
import { optionalText } from "~/lib/fields";

export const listAuditInput = z.object({
  /** A child's name, or pinyin. */
  q: z.catch(optionalText(60), ""),
  child: z.catch(z.optional(z.string()), undefined),
  person: z.catch(z.optional(z.string()), undefined),
  page: z.catch(z.pipe(z.coerce.number(), z.int().check(z.gte(1), z.lte(1000))), 1),
});
export type ListAuditInput = z.infer<typeof listAuditInput>;

export const auditPageSize = 50;
