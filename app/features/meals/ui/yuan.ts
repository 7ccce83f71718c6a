/** Fen as yuan with two decimals. */
export const yuanOf = (fen: number): string => (fen / 100).toFixed(2);
