/** Closed word lists of messages and notices. */
export const messageSides = ["family", "centre"] as const;
export type MessageSide = (typeof messageSides)[number];

/** To whom a notice goes: everybody, some classes, some children. */
export const noticeLevels = ["centre", "class", "child"] as const;
export type NoticeLevel = (typeof noticeLevels)[number];

export const noticeStates = ["draft", "scheduled", "published", "withdrawn"] as const;
export type NoticeState = (typeof noticeStates)[number];
