/** How many days an address shows: behind today and ahead of it. */
export const feedDays = { back: 30, ahead: 365 };
