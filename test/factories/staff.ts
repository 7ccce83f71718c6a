import { hireStaff } from "~/features/staff/commands.server";
import { assignToClass } from "~/features/staff/classes/commands.server";
import type { HireStaffInput } from "~/features/staff/schema";
import type { Ctx } from "~/lib/context.server";
import { aPhone, done, nextNumber } from "./sequence";

/** A teacher since May 2024 unless said otherwise; with `classId` also in that class. */
export async function aStaffMember(
  ctx: Ctx,
  given: Partial<HireStaffInput> & { classId?: string; lead?: boolean } = {},
): Promise<{ staffId: string; phone: string }> {
  const { classId, lead = false, ...own } = given;
  const input: HireStaffInput = {
    name: `老师${nextNumber()}`,
    sex: "female",
    phone: aPhone(),
    posts: ["teacher"],
    hiredOn: "2024-05-13",
    ...own,
  };
  const { staffId } = done(await hireStaff(ctx, input));
  if (classId) done(await assignToClass(ctx, staffId, { classId, lead }));
  return { staffId, phone: input.phone };
}
