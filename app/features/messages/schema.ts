import * as z from "zod/mini";
import { id } from "~/lib/fields";
import { isBlank, maxBody, maxPhotos } from "./rules";

const words = {
  body: z._default(z.string().check(z.trim(), z.maxLength(maxBody, "errors:message_too_long")), ""),
  /** In the browser the files themselves, on the server their names: how many there are is what counts. */
  photos: z._default(
    z.array(z.unknown()).check(z.maxLength(maxPhotos, "errors:message_photos_many")),
    [],
  ),
};

/** A photo says something without words. */
const saysSomething = z.refine<{ body: string; photos: unknown[] }>(
  ({ body, photos }) => photos.length > 0 || !isBlank(body),
  { path: ["body"], error: "errors:message_empty" },
);

export const sendMessageInput = z.object(words).check(saysSomething);

/** A family says which child a line is about; the centre's pages have it in their address. */
export const sendOwnMessageInput = z.object({ ...words, childId: id() }).check(saysSomething);

export const withdrawMessageInput = z.object({ messageId: id() });

const page = () => z.catch(z.coerce.number().check(z.int(), z.gte(1)), 1);

export const listThreadsInput = z.object({
  q: z.catch(z.string().check(z.trim(), z.maxLength(60)), ""),
  class: z.catch(z.string(), ""),
  show: z.catch(z.enum(["all", "unread"]), "all"),
  page: page(),
});
export type ListThreadsInput = z.infer<typeof listThreadsInput>;
