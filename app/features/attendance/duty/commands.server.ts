import { and, eq, inArray, or } from "drizzle-orm";
import { dutyEvent, dutyStay } from "~db/schema/attendance";
import { classTable } from "~db/schema/centres";
import { staffMember } from "~db/schema/staff";
import { worksOn } from "~/features/staff/rules";
import { writeAudit } from "~/lib/audit.server";
import { instantOf } from "~/lib/clock";
import { command } from "~/lib/command.server";
import type { Ctx } from "~/lib/context.server";
import { dayOf } from "~/lib/dates";
import type { Transaction } from "~/lib/db.server";
import { notFound } from "~/lib/errors";
import { groupBy } from "~/lib/group";
import { tellLive } from "~/lib/live.server";
import { ok, refuse, type Result } from "~/lib/result";
import { isOneOf, rowsOf } from "~/lib/rows.server";
import { changesOf, findWriter, type Writer } from "../actors/commands.server";
import {
  answersTo,
  givenOf,
  inTime,
  offsetOf,
  readEvents,
  type EventOutcome,
} from "../saves/rules";
import {
  DutyLedger,
  personDay,
  projectStays,
  type DutyEvent,
  type DutyRefusal,
  type DutyStay,
} from "./rules";
import { dutyEventInput, type DutyEventInput, type RecordDutyInput } from "./schema";

const capability = "attendance.duty.record";

export type DutyOutcome = EventOutcome<DutyRefusal | "invalid">;

const isTooEarly = (one: DutyOutcome | undefined): boolean =>
  one?.outcome === "refused" && one.reason === "ends_before_beginning";

/** Two saves of one id at once. */
const guards = { "23505": refuse("conflict") };

/**
 * Writes who came into a class and who left it: for each event `accepted`, `duplicate` (its id is known) or
 * `refused` with the reason; one that is bad takes none of the others with it. Writers about the same people
 * wait for each other, in the order of the people's ids. Refuses all of it, `actor_unknown`, where a tablet
 * names somebody who does not work here; there what changes another person's word is refused, `pin_needed`,
 * until the PIN was typed.
 */
export const recordDuty = (
  ctx: Ctx,
  input: RecordDutyInput,
): Promise<Result<{ outcomes: DutyOutcome[] }>> =>
  command(
    ctx,
    async (tx) => {
      const read = readEvents(dutyEventInput, input.events);
      const offsetMs = offsetOf(ctx.now, input) ?? 0;
      const taps = givenOf(read).map((one) => eventOf(ctx, input, one, offsetMs));
      await holdClass(tx, ctx, input.classId);
      const writer = await findWriter(ctx, input.actorStaffId, taps);
      if (!writer) return refuse("actor_unknown");
      const events = taps.map((one) => ({ ...one, ...byOf(writer) }));
      const people = await holdStaff(tx, ctx, events);
      const ledger = new DutyLedger({
        ...{ classId: input.classId, now: ctx.now, known: await loadDuty(tx, ctx, events) },
        mayChange: await changesOf(ctx, writer),
        works: (staffId, day) => {
          const person = people.get(staffId);
          return person !== undefined && worksOn(person, day);
        },
      });
      const outcomes = new Map<string, DutyOutcome>();
      for (const event of [...events].sort(inTime)) {
        if (!outcomes.has(event.id)) outcomes.set(event.id, ledger.take(event));
      }
      // both ends of a stay moved: one fits only once the other has moved
      for (const event of events) {
        if (isTooEarly(outcomes.get(event.id))) outcomes.set(event.id, ledger.take(event));
      }
      if (ledger.accepted.length > 0) {
        await writeEvents(tx, ctx, ledger.accepted, input.deviceSeq ?? null);
        const touched = await saveStays(tx, ctx, ledger.changed());
        await tellLive(ctx, { kind: "duty", classIds: [input.classId, ...touched] });
        await writeAudit(ctx, { capability, after: { batchId: input.batchId } });
      }
      return ok({ outcomes: answersTo(read, outcomes, "invalid") });
    },
    guards,
  );

function eventOf(
  ctx: Ctx,
  input: RecordDutyInput,
  given: DutyEventInput,
  offsetMs: number,
): Omit<DutyEvent, keyof ReturnType<typeof byOf>> {
  const occurredAt = instantOf(given.at.getTime() + offsetMs);
  return {
    ...{ id: given.id, staffId: given.staffId, classId: input.classId, kind: given.kind },
    ...{ occurredAt, deviceAt: given.at, receivedAt: ctx.now },
    ...{ day: dayOf(occurredAt, ctx.timeZone), batchId: input.batchId },
    ...{
      actorKind: ctx.actor.kind,
      supersedesId: given.supersedesId ?? null,
      removes: given.removes,
    },
    revision: 0,
  };
}

const byOf = ({ staffId, userId }: Writer) => ({ actorStaffId: staffId, actorUserId: userId });

async function holdClass(tx: Transaction, ctx: Ctx, classId: string): Promise<void> {
  const [room] = await tx
    .select({ id: classTable.id })
    .from(classTable)
    .where(and(eq(classTable.centreId, ctx.centreId), eq(classTable.id, classId)));
  if (!room) throw notFound("class");
}

/** Locks the people that are on the staff here, in the order of their ids. */
async function holdStaff(tx: Transaction, ctx: Ctx, events: readonly DutyEvent[]) {
  const ids = [...new Set(events.map(({ staffId }) => staffId))].sort();
  if (ids.length === 0) return new Map<string, { hiredOn: string; leftOn: string | null }>();
  const rows = await tx
    .select({ id: staffMember.id, hiredOn: staffMember.hiredOn, leftOn: staffMember.leftOn })
    .from(staffMember)
    .where(and(eq(staffMember.centreId, ctx.centreId), inArray(staffMember.id, ids)))
    .orderBy(staffMember.id)
    .for("no key update");
  return new Map(rows.map((row) => [row.id, row]));
}

/** What is written of these people on these days, and the days of what is corrected. */
async function loadDuty(
  tx: Transaction,
  ctx: Ctx,
  events: readonly DutyEvent[],
): Promise<DutyEvent[]> {
  if (events.length === 0) return [];
  const corrected = events.flatMap(({ supersedesId }) => supersedesId ?? []);
  const named = [...events.map(({ id }) => id), ...corrected];
  const own = eq(dutyEvent.centreId, ctx.centreId);
  const days = await tx
    .selectDistinct({ day: dutyEvent.day })
    .from(dutyEvent)
    .where(and(own, isOneOf(dutyEvent.id, corrected)));
  const wanted = [...new Set([...events, ...days].map(({ day }) => day))];
  const people = [...new Set(events.map(({ staffId }) => staffId))];
  return tx
    .select()
    .from(dutyEvent)
    .where(
      and(
        own,
        or(
          and(inArray(dutyEvent.staffId, people), inArray(dutyEvent.day, wanted)),
          isOneOf(dutyEvent.id, named),
        ),
      ),
    );
}

async function writeEvents(
  tx: Transaction,
  ctx: Ctx,
  accepted: readonly DutyEvent[],
  deviceSeq: number | null,
): Promise<void> {
  const deviceId = ctx.actor.kind === "device" ? ctx.actor.id : null;
  const rows = [...accepted]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map((event) => ({ ...event, centreId: ctx.centreId, deviceId, deviceSeq }));
  await tx.insert(dutyEvent).select(rowsOf(dutyEvent, rows));
}

type PersonDay = { staffId: string; day: string; stays: readonly DutyStay[] };

/** Puts these people's days as they stand now in the place of what was there; says in which classes that was. */
async function saveStays(
  tx: Transaction,
  ctx: Ctx,
  changed: readonly PersonDay[],
): Promise<string[]> {
  const touched: string[] = [];
  for (const { staffId, day } of [...changed].sort((a, b) =>
    personDay(a) < personDay(b) ? -1 : 1,
  )) {
    // prettier-ignore
    const gone = await tx
      .delete(dutyStay)
      .where(
        and(
          eq(dutyStay.centreId, ctx.centreId),
          eq(dutyStay.staffId, staffId),
          eq(dutyStay.day, day),
        ),
      )
      .returning({ classId: dutyStay.classId });
    touched.push(...gone.map(({ classId }) => classId));
  }
  const rows = changed
    .flatMap(({ stays }) => stays)
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map((stay) => ({ ...stay, centreId: ctx.centreId }));
  if (rows.length > 0) await tx.insert(dutyStay).select(rowsOf(dutyStay, rows));
  return touched;
}

/** Makes every stay anew from the events alone; the result equals what the commands keep. Counts them. */
export const rebuildDutyStays = (ctx: Ctx): Promise<Result<{ stays: number }>> =>
  command(ctx, async (tx) => {
    const { centreId } = ctx;
    const all = await tx.select().from(dutyEvent).where(eq(dutyEvent.centreId, centreId));
    await tx.delete(dutyStay).where(eq(dutyStay.centreId, centreId));
    const stays = [...groupBy(all, personDay).values()].flatMap(projectStays);
    const rows = stays.sort((a, b) => (a.id < b.id ? -1 : 1)).map((one) => ({ ...one, centreId }));
    if (rows.length > 0) await tx.insert(dutyStay).select(rowsOf(dutyStay, rows));
    await writeAudit(ctx, { capability, after: { stays: String(rows.length) } });
    return ok({ stays: rows.length });
  });
