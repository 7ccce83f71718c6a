import * as z from "zod/mini";
import { id } from "~/lib/fields";

export const sendMessageInput = z.object({
  body: z
    .string("errors:message_empty")
    .check(
      z.trim(),
      z.minLength(1, "errors:message_empty"),
      z.maxLength(2000, "errors:message_too_long"),
    ),
});
export type SendMessageInput = z.infer<typeof sendMessageInput>;

/** A family says which child a line is about; the centre's pages have it in their address. */
export const sendOwnMessageInput = z.extend(sendMessageInput, { childId: id() });

const page = () => z.catch(z.coerce.number().check(z.int(), z.gte(1)), 1);

export const listThreadsInput = z.object({
  q: z.catch(z.string().check(z.trim(), z.maxLength(60)), ""),
  class: z.catch(z.string(), ""),
  show: z.catch(z.enum(["all", "unread"]), "all"),
  page: page(),
});
export type ListThreadsInput = z.infer<typeof listThreadsInput>;
