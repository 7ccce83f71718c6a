import { and, eq, inArray } from "drizzle-orm";
import { dayEntry, headCount, headCountChild, headCountFind } from "~db/schema/attendance";
import { getCalendar } from "~/features/centres/calendar/queries.server";
import { getClass } from "~/features/centres/queries.server";
import { writeAudit } from "~/lib/audit.server";
import { instantOf } from "~/lib/clock";
import { command } from "~/lib/command.server";
import type { Ctx } from "~/lib/context.server";
import { dayOf, type Day } from "~/lib/dates";
import type { Transaction } from "~/lib/db.server";
import { placesOn } from "~/lib/enrolled.server";
import { groupBy } from "~/lib/group";
import { tellLive } from "~/lib/live.server";
import { ok, refuse, type Result } from "~/lib/result";
import { isOneOf, rowsOf } from "~/lib/rows.server";
import { findWriter, type Writer } from "../actors/commands.server";
import { holdChildren } from "../projection/commands.server";
import { answersTo, givenOf, offsetOf, readEvents, type EventOutcome } from "../saves/rules";
import { countRefusal, findRefusal, type HeadCountRefusal } from "./rules";
import { headCountEventInput, type HeadCountEventInput, type RecordHeadCountInput } from "./schema";

const capability = "attendance.headcount.record";

export type HeadCountOutcome = EventOutcome<HeadCountRefusal | "invalid">;

/** One id for two things at once. */
const guards = { "23505": refuse("conflict") };

type Given = HeadCountEventInput & { occurredAt: Date; startedAt: Date; day: Day };
type GivenCount = Extract<Given, { kind: "count" }>;
type GivenFind = Extract<Given, { kind: "found" }>;

/**
 * Writes counts of a class and who was found after them: for each event `accepted`, `duplicate` (its id is
 * known, or the child is found already) or `refused` with the reason; one that is bad takes none of the others
 * with it. Writers about the same children wait for each other. Refuses all of it, `actor_unknown`, where a
 * tablet names somebody who does not work here.
 */
export const recordHeadCount = (
  ctx: Ctx,
  input: RecordHeadCountInput,
): Promise<Result<{ outcomes: HeadCountOutcome[] }>> =>
  command(
    ctx,
    async (tx) => {
      await getClass(ctx, { classId: input.classId });
      const read = readEvents(headCountEventInput, input.events);
      const offBy = offsetOf(ctx.now, input) ?? 0;
      const given = givenOf(read).map((one) => atCentre(ctx, one, offBy));
      const writer = await findWriter(ctx, input.actorStaffId, given);
      if (!writer) return refuse("actor_unknown");
      await holdChildren(tx, ctx, given.flatMap(childrenOf));
      const outcomes = new Map<string, HeadCountOutcome>();
      const rows = { tx, ctx, common: commonOf(ctx, input, writer) };
      const counts = given.filter((one) => one.kind === "count");
      const finds = given.filter((one) => one.kind === "found");
      // a count before what was found after it
      const wrote = [
        await writeCounts(rows, input.classId, counts, outcomes),
        await writeFinds(rows, input.classId, finds, outcomes),
      ];
      if (wrote.some(Boolean)) {
        await tellLive(ctx, { kind: "headcount", classIds: [input.classId] });
        await writeAudit(ctx, { capability, after: { batchId: input.batchId } });
      }
      return ok({ outcomes: answersTo(read, outcomes, "invalid") });
    },
    guards,
  );

function atCentre(ctx: Ctx, given: HeadCountEventInput, offBy: number): Given {
  const occurredAt = instantOf(given.at.getTime() + offBy);
  const first = given.kind === "count" ? (given.startedAt ?? given.at) : given.at;
  const startedAt = instantOf(Math.min(first.getTime() + offBy, occurredAt.getTime()));
  return { ...given, occurredAt, startedAt, day: dayOf(occurredAt, ctx.timeZone) };
}

const commonOf = (ctx: Ctx, input: RecordHeadCountInput, writer: Writer) => ({
  ...{ centreId: ctx.centreId, receivedAt: ctx.now, batchId: input.batchId },
  deviceId: ctx.actor.kind === "device" ? ctx.actor.id : null,
  deviceSeq: input.deviceSeq ?? null,
  ...{ actorKind: ctx.actor.kind, actorUserId: writer.userId, actorStaffId: writer.staffId },
});

type Rows = { tx: Transaction; ctx: Ctx; common: ReturnType<typeof commonOf> };
type Outcomes = Map<string, HeadCountOutcome>;

const childrenOf = (event: Given): string[] =>
  event.kind === "count" ? [...event.present, ...event.missing] : [event.childId];

/** Who has a place in a class on a day, or was seen in it. */
async function listOfClass({ tx, ctx }: Rows, classId: string, day: Day): Promise<Set<string>> {
  const calendar = await getCalendar(ctx);
  const place = placesOn(tx, ctx.centreId, day, calendar.patternWeekday(day));
  const placed = await tx
    .select({ childId: place.childId })
    .from(place)
    .where(eq(place.classId, classId));
  const seen = await tx
    .selectDistinct({ childId: dayEntry.childId })
    .from(dayEntry)
    .where(
      and(
        ...[eq(dayEntry.centreId, ctx.centreId), eq(dayEntry.classId, classId)],
        ...[eq(dayEntry.day, day), eq(dayEntry.kind, "stay"), eq(dayEntry.removed, false)],
      ),
    );
  return new Set([...placed, ...seen].map(({ childId }) => childId));
}

async function writeCounts(
  rows: Rows,
  classId: string,
  counts: readonly GivenCount[],
  outcomes: Outcomes,
): Promise<boolean> {
  if (counts.length === 0) return false;
  const { tx, ctx, common } = rows;
  const own = and(eq(headCount.centreId, ctx.centreId), isOneOf(headCount.id, counts.map(({ id }) => id))); // prettier-ignore
  const known = new Set((await tx.select({ id: headCount.id }).from(headCount).where(own)).map(({ id }) => id)); // prettier-ignore
  const accepted: GivenCount[] = [];
  for (const [day, ofDay] of groupBy(counts, (one) => one.day)) {
    const ofClass = await listOfClass(rows, classId, day);
    for (const count of ofDay) {
      const { id, occurredAt } = count;
      if (known.has(id)) continue;
      const asked = { occurredAt, childIds: childrenOf(count) };
      const reason = countRefusal(asked, { now: ctx.now, ofClass });
      known.add(id);
      outcomes.set(id, reason ? { id, outcome: "refused", reason } : { id, outcome: "accepted" });
      if (!reason) accepted.push(count);
    }
  }
  if (accepted.length === 0) return false;
  await tx.insert(headCount).select(
    rowsOf(
      headCount,
      accepted.map(({ id, transition, startedAt, occurredAt, at, day, note }) => ({
        ...{ ...common, id, classId, transition, startedAt, occurredAt, deviceAt: at, day, note },
      })),
    ),
  );
  const lines = accepted.flatMap((count) => {
    const line = (isThere: boolean) => (childId: string) => ({
      ...{ centreId: ctx.centreId, headCountId: count.id, childId, isThere },
    });
    return [...count.present.map(line(true)), ...count.missing.map(line(false))];
  });
  await tx.insert(headCountChild).select(rowsOf(headCountChild, lines));
  return true;
}

async function writeFinds(
  rows: Rows,
  classId: string,
  finds: readonly GivenFind[],
  outcomes: Outcomes,
): Promise<boolean> {
  if (finds.length === 0) return false;
  const { tx, ctx, common } = rows;
  const countIds = [...new Set(finds.map(({ countId }) => countId))];
  const written = await tx
    .select({
      countId: headCount.id,
      classId: headCount.classId,
      childId: headCountChild.childId,
      isThere: headCountChild.isThere,
    })
    .from(headCount)
    .innerJoin(
      headCountChild,
      and(
        eq(headCountChild.centreId, headCount.centreId),
        eq(headCountChild.headCountId, headCount.id),
      ),
    )
    .where(and(eq(headCount.centreId, ctx.centreId), inArray(headCount.id, countIds)));
  const found = await tx
    .select({
      id: headCountFind.id,
      countId: headCountFind.headCountId,
      childId: headCountFind.childId,
    }) // prettier-ignore
    .from(headCountFind)
    .where(
      and(eq(headCountFind.centreId, ctx.centreId), inArray(headCountFind.headCountId, countIds)),
    );
  const linesOf = groupBy(written, ({ countId }) => countId);
  const known = new Set(found.map(({ id }) => id));
  const isFound = new Set(found.map(({ countId, childId }) => `${countId} ${childId}`));
  const accepted: GivenFind[] = [];
  for (const find of finds) {
    const { id, countId, childId, occurredAt } = find;
    if (known.has(id) || isFound.has(`${countId} ${childId}`)) continue;
    const lines = linesOf.get(countId);
    const count = lines?.[0] && {
      classId: lines[0].classId,
      missing: new Set(lines.filter(({ isThere }) => !isThere).map((line) => line.childId)),
    };
    const reason = findRefusal({ occurredAt, childId }, { now: ctx.now, classId, count: count ?? null }); // prettier-ignore
    outcomes.set(id, reason ? { id, outcome: "refused", reason } : { id, outcome: "accepted" });
    if (reason) continue;
    known.add(id);
    isFound.add(`${countId} ${childId}`);
    accepted.push(find);
  }
  if (accepted.length === 0) return false;
  await tx.insert(headCountFind).select(
    rowsOf(
      headCountFind,
      accepted.map(({ id, countId, childId, occurredAt, at }) => ({
        ...{ ...common, id, headCountId: countId, childId, occurredAt, deviceAt: at },
      })),
    ),
  );
  return true;
}
