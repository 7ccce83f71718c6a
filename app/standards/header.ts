/** Where a published figure comes from. Every module of this room exports its own as `sources`. */
export type StandardHeader = {
  issuer: string;
  title: string;
  number: string;
  edition: string;
  /** `YYYY-MM-DD` */
  effectiveOn: string;
  clause: string;
  /** What is not settled about the figures, where anything is. */
  note?: string;
};
