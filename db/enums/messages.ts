/** Closed word lists of messages and notices. */
export const messageSides = ["family", "centre"] as const;
export type MessageSide = (typeof messageSides)[number];

/** To whom a notice goes: everybody, some classes, some children. */
export const noticeLevels = ["centre", "class", "child"] as const;
export type NoticeLevel = (typeof noticeLevels)[number];

export const noticeStates = ["draft", "scheduled", "published", "withdrawn"] as const;
export type NoticeState = (typeof noticeStates)[number];

/** Whom a parent-child activity is for. */
export const activityLevels = ["centre", "class"] as const;
export type ActivityLevel = (typeof activityLevels)[number];

/** `closed` takes no more sign-ups; its list stands. */
export const activityStates = ["draft", "open", "closed", "cancelled"] as const;
export type ActivityState = (typeof activityStates)[number];

/** A child of an activity has a place, or waits for one. */
export const signUpStates = ["placed", "waiting"] as const;
export type SignUpState = (typeof signUpStates)[number];
