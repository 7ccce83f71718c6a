import * as z from "zod/mini";
import { invitationStates } from "~/features/accounts/invitations/rules";
import { optionalId } from "~/lib/fields";

export const listInvitationsInput = z.object({
  state: z.catch(z.optional(z.enum(invitationStates)), undefined),
});
export type ListInvitationsInput = z.infer<typeof listInvitationsInput>;

/** A guardian, or somebody on the pick-up list: one of the two is named. */
export const inviteInput = z.object({ guardianId: optionalId(), pickUpPersonId: optionalId() });
export type InviteInput = z.infer<typeof inviteInput>;
