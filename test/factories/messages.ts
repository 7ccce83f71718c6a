import { writeNotice } from "~/features/messages/notices/commands.server";
import { writeNoticeInput, type WriteNoticeInput } from "~/features/messages/notices/schema";
import type { Ctx } from "~/lib/context.server";
import { done } from "./sequence";

/** What a form about a notice posts, unless said otherwise: to everybody, confirmed, at once. */
export const noticeOf = (given: Partial<WriteNoticeInput> = {}): WriteNoticeInput => ({
  ...writeNoticeInput.parse({ title: "秋游", body: "周五去公园，\n九点集合。", level: "centre" }),
  ...{ mustConfirm: true, act: "publish" },
  ...given,
});

export const aNotice = async (
  ctx: Ctx,
  given: Partial<WriteNoticeInput> = {},
): Promise<{ noticeId: string }> => done(await writeNotice(ctx, noticeOf(given)));
