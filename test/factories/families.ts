import { listOwnChildIds } from "~/access/require.server";
import { linkGuardianAccount } from "~/features/children/family/commands.server";
import type { Ctx } from "~/lib/context.server";
import { testContext } from "../database";
import { anAccount } from "./accounts";
import { aChild } from "./children";
import { anEnrolment } from "./enrolment";
import { aPhone, done } from "./sequence";

/** A child in the class with its mother's account, and the mother's context. */
export async function aFamily(ctx: Ctx, classId: string) {
  const phone = aPhone();
  const { childId: id, guardianId } = await aChild(ctx, { guardianPhone: phone });
  await anEnrolment(ctx, { childId: id, classId });
  const { userId } = await anAccount({ centreId: ctx.centreId, role: "guardian", phone });
  done(await linkGuardianAccount(ctx, guardianId, userId));
  const family = testContext({ centreId: ctx.centreId, role: "guardian", userId });
  const [childId] = await listOwnChildIds(family);
  if (!childId) throw new Error("the account is not linked");
  return { childId, guardianId, userId, family };
}

export type Family = Awaited<ReturnType<typeof aFamily>>;
