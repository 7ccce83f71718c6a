import { writeActivity } from "~/features/messages/activities/commands.server";
import { writeActivityInput, type WriteActivityInput } from "~/features/messages/activities/schema";
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

/** What a form about an activity posts, unless said otherwise: for everybody, open at once. */
export const activityOf = (given: Partial<WriteActivityInput> = {}): WriteActivityInput => ({
  ...writeActivityInput.parse({
    ...{ title: "包饺子", body: "一起包饺子。", venue: "食堂", level: "centre", places: 2 },
    ...{ day: "2026-11-27", fromTime: "09:00", untilTime: "11:00" },
    ...{ signUpOn: "2026-11-25", signUpTime: "18:00", act: "open" },
  }),
  ...given,
});

export const anActivity = async (
  ctx: Ctx,
  given: Partial<WriteActivityInput> = {},
): Promise<{ activityId: string }> => done(await writeActivity(ctx, activityOf(given)));
