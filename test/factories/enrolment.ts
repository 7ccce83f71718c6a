import { admitChild } from "~/features/enrolment/commands.server";
import type { AdmitChildInput } from "~/features/enrolment/schema";
import type { Ctx } from "~/lib/context.server";
import { aChild } from "./children";
import { done } from "./sequence";

/** A child (a new one unless given) in a class, full days from some weeks before the test's day. */
export async function anEnrolment(
  ctx: Ctx,
  given: Pick<AdmitChildInput, "classId"> & Partial<AdmitChildInput>,
): Promise<{ enrolmentId: string; childId: string }> {
  const childId = given.childId ?? (await aChild(ctx)).childId;
  const input = { schedule: "full", startsOn: "2026-10-08" } as const;
  return { ...done(await admitChild(ctx, { ...input, ...given, childId })), childId };
}
