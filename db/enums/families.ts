/** Closed word lists of what families and the centre tell each other. */
export const homeSleeps = ["well", "restless", "short"] as const;
export type HomeSleep = (typeof homeSleeps)[number];

export const homeBreakfasts = ["eaten", "some", "none"] as const;
export type HomeBreakfast = (typeof homeBreakfasts)[number];
