import * as z from "zod/mini";
import { noticeLevels, noticeStates } from "~db/enums";
import { choiceOf, id, mustTick, optionalDay, optionalText, optionalTime, shortText, ticked, version } from "~/lib/fields"; // prettier-ignore

/** What is done with a notice that is saved. */
const acts = ["draft", "schedule", "publish"] as const;

const ids = () => z._default(z.array(id()).check(z.maxLength(300, "errors:too_long")), []);

/** Lines end with one character, whatever a browser sends, so that what is counted is what is read. */
const longText = (max: number) =>
  z.pipe(
    z.pipe(
      z.string("errors:required"),
      z.transform((text: string) => text.replace(/\r\n?/g, "\n").trim()),
    ),
    z
      .string()
      .check(z.minLength(1, "errors:required"), z.maxLength(max, "errors:notice_body_long")),
  );

export const writeNoticeInput = z.object({
  title: shortText(80),
  body: longText(5000),
  level: choiceOf(noticeLevels),
  classIds: ids(),
  childIds: ids(),
  mustConfirm: ticked(),
  publishOn: optionalDay(),
  publishTime: optionalTime(),
  act: z._default(z.enum(acts), "draft"),
});
export type WriteNoticeInput = z.infer<typeof writeNoticeInput>;

export const changeNoticeInput = z.extend(writeNoticeInput, { version: version() });
export type ChangeNoticeInput = z.infer<typeof changeNoticeInput>;

export const listNoticesInput = z.object({
  q: z.catch(optionalText(60), ""),
  state: z.catch(z.optional(z.enum(noticeStates)), undefined),
  level: z.catch(z.optional(z.enum(noticeLevels)), undefined),
  class: z.catch(z.optional(z.string()), undefined),
  page: z.catch(z.pipe(z.coerce.number(), z.int().check(z.gte(1), z.lte(1000))), 1),
});
export type ListNoticesInput = z.infer<typeof listNoticesInput>;

/** The tick under a notice: read and agreed. */
export const confirmNoticeInput = z.object({ agreed: mustTick("errors:notice_tick_first") });
