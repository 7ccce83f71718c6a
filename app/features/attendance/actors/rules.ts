/** The person who wrote something, as far as there is one. */
export type Owner = { actorStaffId: string | null; actorUserId: string | null };

/**
 * Whether somebody at a tablet changes what another person wrote. What no person wrote is nobody's; a person
 * who wrote from an own account is the same person as on the tablet.
 */
export function isOfAnother(
  entry: Owner,
  by: { staffId: string | null; userId: string | null },
): boolean {
  if (entry.actorStaffId) return entry.actorStaffId !== by.staffId;
  if (entry.actorUserId) return entry.actorUserId !== by.userId;
  return false;
}
