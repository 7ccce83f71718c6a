export const invitationStates = ["open", "used", "expired"] as const;
export type InvitationState = (typeof invitationStates)[number];

/** What a link is good for at a moment. */
export const invitationState = (
  link: { usedAt: Date | null; expiresAt: Date },
  at: Date,
): InvitationState => (link.usedAt ? "used" : link.expiresAt > at ? "open" : "expired");
