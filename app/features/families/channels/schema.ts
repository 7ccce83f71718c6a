import * as z from "zod/mini";
import { alertChannels } from "~db/enums";
import { id } from "~/lib/fields";
import { toldCategories } from "./rules";

/** `digest page`, one for each box that is ticked. */
export const choiceKey = (category: string, channel: string): string => `${category} ${channel}`;

const known: readonly string[] = toldCategories.flatMap((category) =>
  alertChannels.map((channel) => choiceKey(category, channel)),
);

/** The channels that the form showed, and the boxes that are ticked. */
export const changeChoicesInput = z.object({
  channels: z.array(z.enum(alertChannels)),
  wanted: z._default(
    z.array(z.string().check(z.refine((key) => known.includes(key), "errors:invalid"))),
    [],
  ),
});
export type ChangeChoicesInput = z.infer<typeof changeChoicesInput>;

/** What a browser's push service gave out: an address, and the keys that a note is sealed with. */
export const subscribeInput = z.object({
  endpoint: z.url({ protocol: /^https?$/, error: "errors:invalid" }).check(z.maxLength(1000)),
  p256dh: z.string().check(z.regex(/^[\w-]{80,100}={0,2}$/, "errors:invalid")),
  auth: z.string().check(z.regex(/^[\w-]{20,30}={0,2}$/, "errors:invalid")),
});
export type SubscribeInput = z.infer<typeof subscribeInput>;

export const unsubscribeInput = z.object({ subscriptionId: id() });
