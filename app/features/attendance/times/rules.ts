/** How far ahead a family may say that a day goes otherwise. */
export const timesDays = 30;
