/** Closed word lists of what families and the centre tell each other. */
export const homeSleeps = ["well", "restless", "short"] as const;
export type HomeSleep = (typeof homeSleeps)[number];

export const homeBreakfasts = ["eaten", "some", "none"] as const;
export type HomeBreakfast = (typeof homeBreakfasts)[number];

/** What news to a family is about; each is asked for by itself. */
export const alertCategories = [
  "digest",
  "health",
  "incident",
  "pickUp",
  "todo",
  "notice",
  "message",
] as const;
export type AlertCategory = (typeof alertCategories)[number];

/** How news reaches a person: on the page, or outside it once it was asked for. */
export const alertChannels = ["page", "push", "email", "hook"] as const;
export type AlertChannel = (typeof alertChannels)[number];

/** How far the making of a family's archive is. */
export const archiveStates = ["waiting", "running", "made", "failed"] as const;
export type ArchiveState = (typeof archiveStates)[number];

/** What of a child's record, or of the guardian's own, a family asks to have corrected. */
export const correctionFacts = [
  ...(["name", "sex", "bornOn", "identity", "allergy", "diet", "illness"] as const),
  ...(["contact", "ownName", "ownPhone", "other"] as const),
] as const;
export type CorrectionFact = (typeof correctionFacts)[number];

export const correctionStates = ["open", "done", "declined", "withdrawn"] as const;
export type CorrectionState = (typeof correctionStates)[number];
