import type { Ctx } from "~/lib/context.server";
import { newId } from "~/lib/id";
import { ok, refuse, type Refusal, type Result } from "~/lib/result";
import { recordHeadCount } from "../headcount/commands.server";
import type { CountFormInput } from "../headcount/schema";

type Tapped = { classId: string; actorStaffId: string | null };

/** What a plain form said, as one event of now; its refusal is the form's. */
async function recordOne(
  ctx: Ctx,
  { classId, actorStaffId }: Tapped,
  event: object,
): Promise<Result> {
  const at = ctx.now.toISOString();
  const actor = actorStaffId ? { actorStaffId } : {};
  const events = [{ ...event, at }];
  const result = await recordHeadCount(ctx, {
    ...{ batchId: newId(ctx.now), classId, events, ...actor },
  });
  if (!result.ok) return result;
  const [outcome] = result.value.outcomes;
  return outcome?.outcome === "refused" ? refuse(outcome.reason) : ok(undefined);
}

/** What is asked before children are written down as missing; what was ticked stays ticked. */
export type CountDoubt = Refusal & { ticked: string[]; note: string };

/**
 * A count from a plain form: who was listed and not ticked is missing. Refuses `count_missing` until that was
 * said a second time.
 */
export async function recordCountForm(
  ctx: Ctx,
  tapped: Tapped,
  { transition, must, child: ticked, note, despite }: CountFormInput,
): Promise<{ ok: true; value: { countId: string } } | CountDoubt> {
  const seen = new Set(ticked);
  const missing = must.filter((id) => !seen.has(id));
  if (missing.length > 0 && !despite) {
    return { ...refuse("count_missing"), ticked, note };
  }
  const countId = newId(ctx.now);
  const event = { kind: "count", id: countId, transition, present: ticked, missing, note };
  const result = await recordOne(ctx, tapped, event);
  return result.ok ? ok({ countId }) : { ...result, ticked, note };
}

/** A child is found, from a plain form. */
export const recordFoundForm = (
  ctx: Ctx,
  tapped: Tapped,
  { countId, childId }: { countId: string; childId: string },
): Promise<Result> =>
  recordOne(ctx, tapped, { kind: "found", id: newId(ctx.now), countId, childId });
