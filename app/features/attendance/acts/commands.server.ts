import type { Ctx } from "~/lib/context.server";
import type { FormFailure } from "~/lib/form-failure";
import { formFailure } from "~/lib/form-failure";
import { echoOf, readFormData } from "~/lib/form-values";
import { newId } from "~/lib/id";
import { recordEvents, undoBatch } from "../log/commands.server";
import { undoBatchInput } from "../log/schema";
import { getRoom } from "../room/queries.server";
import { recordVisits } from "../visits/commands.server";
import { visitsOf } from "../visits/rules";
import { answerOf, type RoomAnswer } from "../act-answers/rules";
import { eventsOf } from "./rules";
import { parseAct } from "./schema";

export type Undone = { ok: true; undone: number };

/**
 * A form of the room as a browser without scripts posts it: one act, or `undo` of a save. Refuses in words at
 * the field, `nobody_to_log` where the act is about none of the chosen children.
 */
export async function saveRoomForm(
  ctx: Ctx,
  input: { classId: string; actorStaffId?: string | null },
  form: FormData,
): Promise<RoomAnswer | Undone | FormFailure> {
  if (form.get("intent") === "undo") return undoRoomForm(ctx, input.classId, form);
  const values = echoOf(readFormData(form));
  const parsed = parseAct(form);
  if (!parsed.ok) return { ...parsed, values };
  const { act } = parsed;
  const { children, day } = await getRoom(ctx, input);
  const { now: at, timeZone } = ctx;
  const about = { children, at, day, timeZone, newId: () => newId(at) };
  const isVisit = act.intent === "visit";
  const events = isVisit ? visitsOf(act, { ...about, rooms: [] }) : eventsOf(act, about);
  if (events.length === 0) return { ok: false, reason: "nobody_to_log", values };
  const batchId = newId(at);
  const { classId, actorStaffId } = input;
  const save = { batchId, classId, events, actorStaffId: actorStaffId ?? undefined };
  const result = await (isVisit ? recordVisits(ctx, save) : recordEvents(ctx, save));
  if (!result.ok) return formFailure(result, values);
  return answerOf({ act, batchId, events }, result.value.outcomes, children);
}

async function undoRoomForm(
  ctx: Ctx,
  classId: string,
  form: FormData,
): Promise<Undone | FormFailure> {
  const asked = undoBatchInput.safeParse({ batchId: form.get("batchId"), classId });
  if (!asked.success) return { ok: false, reason: "not_found" };
  const result = await undoBatch(ctx, asked.data);
  return result.ok ? { ok: true, undone: result.value.undone } : formFailure(result);
}
