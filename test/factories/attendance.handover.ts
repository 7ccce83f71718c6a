import { approvePickUp } from "~/features/attendance/approvals/commands.server";
import type { ApprovePickUpInput } from "~/features/attendance/handover/schema";
import { addPickUpPerson, linkGuardianAccount } from "~/features/children/family/commands.server";
import type { Ctx, OwnChildId } from "~/lib/context.server";
import { testContext } from "../database";
import { anAccount } from "./accounts";
import { aGuardian } from "./children";
import { aPhone, done, nextNumber } from "./sequence";

/** A guardian of the child with an account, as who signs. */
export async function aSigner(ctx: Ctx, childId: string) {
  const { guardianId, phone } = await aGuardian(ctx, childId, { grade: "secondary" });
  const { userId } = await anAccount({ centreId: ctx.centreId, role: "guardian", phone });
  done(await linkGuardianAccount(ctx, guardianId, userId));
  const { centreId, now } = ctx;
  return { guardianId, phone, family: testContext({ centreId, role: "guardian", userId, now }) };
}

export async function anApproval(
  family: Ctx,
  childId: string,
  given: Partial<ApprovePickUpInput> = {},
) {
  const own = childId as OwnChildId; // reason: the test stands in for the gate
  const asked = { name: "王同事", phone: aPhone(), relation: "妈妈的同事", onDay: "2026-11-12" };
  return done(await approvePickUp(family, own, { ...asked, ...given }));
}

/** An adult who was named to collect the child. */
export async function aPickUpPerson(ctx: Ctx, childId: string, given: { phone?: string } = {}) {
  const name = `接送人${nextNumber()}`;
  const phone = given.phone ?? aPhone();
  const { id } = done(
    await addPickUpPerson(ctx, childId, { name, phone, relation: "otherRelative" }),
  );
  return { id, name, phone };
}
