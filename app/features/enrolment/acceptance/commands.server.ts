import { and, eq } from "drizzle-orm";
import { child, childGuardian, guardian } from "~db/schema/children";
import { enterAccount } from "~/features/accounts/invitations/commands.server";
import { keepDocument } from "~/features/centres/documents/commands.server";
import { holdPlaces } from "~/features/centres/places/commands.server";
import { registerChild } from "~/features/children/commands.server";
import { recordConsents } from "~/features/children/consents/commands.server";
import { inviteGuardian } from "~/features/children/invitations/commands.server";
import { addGuardian, linkGuardianAccount } from "~/features/children/family/commands.server";
import { writeAudit } from "~/lib/audit.server";
import { command } from "~/lib/command.server";
import type { Ctx } from "~/lib/context.server";
import { dayOf } from "~/lib/dates";
import type { Transaction } from "~/lib/db.server";
import { newId } from "~/lib/id";
import { announce } from "~/lib/outbox.server";
import { ok, refuse, type Refusal, type Result } from "~/lib/result";
import { keepAgreement } from "../agreements/commands.server";
import {
  holdApplication,
  setApplicationState,
  type Application,
} from "../applications/commands.server";
import { closeOffer, findOpenOffer, type Offer } from "../offers/commands.server";
import type { AcceptOfferInput } from "../offers/schema";
import { cancelCovered } from "../bookings/commands.server";
import { writeEnrolment } from "../places/commands.server";

const capability = "enrolment.offer.answer";

const guards = {
  "23P01": refuse("already_enrolled"),
  WR001: refuse("no_place_free"),
} satisfies Record<string, Refusal>;

export type Accepted = {
  childId: string;
  userId: string;
  guardianIds: string[];
  /** For whoever else is a guardian and has no account here yet. */
  invitations: { name: string; token: string }[];
};

/**
 * The guardian takes the offered place: the offer closes, the child's record is opened or found again, the
 * place becomes the child's, the agreement and the consent to the privacy notice are kept, and the guardian
 * has an account. All of it or nothing. Refuses another number than the application's, an offer that is
 * closed or whose last day is over, an agreement published meanwhile, and a wrong or weak password.
 */
export const acceptOffer = (
  ctx: Ctx,
  applicationId: string,
  input: AcceptOfferInput,
): Promise<Result<Accepted>> =>
  command(
    ctx,
    async (tx) => {
      await holdPlaces(tx, ctx);
      const wanting = await holdApplication(tx, ctx, applicationId);
      if (wanting.guardianPhone !== input.phone) return refuse("phone_not_of_application", "phone");
      const open = await findOpenOffer(tx, ctx, applicationId);
      if (!open) return refuse("no_open_offer");
      if (open.answerBy < dayOf(ctx.now, ctx.timeZone)) return refuse("offer_over");
      const text = await keepDocument(ctx, "agreement");
      if (String(text.version) !== input.agreementVersion) {
        return refuse("agreement_changed", "agreementRead");
      }
      await closeOffer(tx, ctx, open, "accepted");
      return settle(tx, ctx, { wanting, open, version: text.version, password: input.password });
    },
    guards,
  );

async function settle(
  tx: Transaction,
  ctx: Ctx,
  of: { wanting: Application; open: Offer; version: number; password: string },
): Promise<Result<Accepted>> {
  const { wanting, open, version, password } = of;
  const recorded = await recordOf(tx, ctx, wanting);
  if (!recorded.ok) return recorded;
  const { childId, guardianId } = recorded.value;
  const second = await secondGuardian(ctx, childId, wanting);
  if (!second.ok) return second;
  const enrolmentId = newId(ctx.now);
  await writeEnrolment(tx, ctx, {
    ...{ id: enrolmentId, childId, classId: open.classId, pattern: open.pattern },
    ...{ startsOn: open.startsOn, endsOn: null, arrivesAt: null, leavesAt: null },
    ...{ followsId: null, endReason: "" },
  });
  await setApplicationState(tx, ctx, wanting.id, "enrolled", childId);
  const { guardianName: name, guardianPhone: phone } = wanting;
  const entered = await enterAccount(ctx, { name, phone, role: "guardian", password });
  if (!entered.ok) return entered;
  const { userId } = entered.value;
  const place = { pattern: open.pattern, startsOn: open.startsOn, endsOn: null };
  await cancelCovered(tx, ctx, childId, place, userId);
  const linked = await linkGuardianAccount(ctx, guardianId, userId);
  if (!linked.ok) return linked;
  const answers = [{ kind: "enrolmentPrivacy", state: "granted" } as const];
  const consented = await recordConsents(ctx, childId, { guardianId, answers });
  if (!consented.ok) return consented;
  const agreementId = await keepAgreement(tx, ctx, {
    ...{ application: wanting, offer: open, childId, enrolmentId, version, userId },
  });
  await writeAudit(ctx, {
    ...{ capability, childId },
    before: { offerId: open.id },
    after: { enrolmentId, agreementId, userId },
  });
  await announce(ctx, "enrolment.started", { childId, enrolmentId });
  const others = second.value;
  const invitations = await inviteEach(ctx, others, wanting.secondName);
  return ok({ childId, userId, guardianIds: [guardianId, ...others], invitations });
}

/** A link for each who has no account here; whoever has one sees the child without. */
async function inviteEach(ctx: Ctx, guardianIds: readonly string[], name: string) {
  const made = [];
  for (const guardianId of guardianIds) {
    const invited = await inviteGuardian(ctx, { guardianId });
    if (invited.ok) made.push({ name, token: invited.value.token });
  }
  return made;
}

/** The child's record: the one of a child that was here before, or a new one. */
async function recordOf(
  tx: Transaction,
  ctx: Ctx,
  { childName: name, bornOn, sex, ...of }: Application,
): Promise<Result<{ childId: string; guardianId: string }>> {
  const [known] = await tx
    .select({ childId: child.id, guardianId: guardian.id })
    .from(child)
    .innerJoin(
      childGuardian,
      and(eq(childGuardian.centreId, child.centreId), eq(childGuardian.childId, child.id)),
    )
    .innerJoin(
      guardian,
      and(eq(guardian.centreId, childGuardian.centreId), eq(guardian.id, childGuardian.guardianId)),
    )
    .where(
      and(
        eq(child.centreId, ctx.centreId),
        eq(child.name, name),
        eq(child.bornOn, bornOn),
        eq(guardian.phone, of.guardianPhone),
      ),
    );
  if (known) return ok(known);
  return registerChild(ctx, {
    ...{ name, sex, bornOn, pastIllness: "", vaccinationCheckedOn: null, note: of.note },
    ...{ idKind: "pending", idNumber: "" },
    guardianName: await nameKnownAs(tx, ctx, of.guardianPhone, of.guardianName),
    ...{ guardianPhone: of.guardianPhone, guardianRelation: of.guardianRelation },
  });
}

async function secondGuardian(
  ctx: Ctx,
  childId: string,
  { secondName, secondPhone: phone, secondRelation: relation }: Application,
): Promise<Result<string[]>> {
  if (!relation) return ok([]);
  const name = await ctx.tx((tx) => nameKnownAs(tx, ctx, phone, secondName));
  const person = { name, phone, relation, grade: "secondary", mayPickUp: true } as const;
  const added = await addGuardian(ctx, childId, person);
  if (added.ok) return ok([added.value.guardianId]);
  return added.reason === "already_guardian" ? ok([]) : added;
}

/** A number that the centre knows already keeps the name it is known under. */
async function nameKnownAs(
  tx: Transaction,
  ctx: Ctx,
  phone: string,
  name: string,
): Promise<string> {
  const [known] = await tx
    .select({ name: guardian.name })
    .from(guardian)
    .where(and(eq(guardian.centreId, ctx.centreId), eq(guardian.phone, phone)));
  return known?.name ?? name;
}
