import { and, eq, gte, ne } from "drizzle-orm";
import { dayEntry, logEvent } from "~db/schema/attendance";
import { listClasses } from "~/features/centres/queries.server";
import { writeAudit } from "~/lib/audit.server";
import { instantOf } from "~/lib/clock";
import { command } from "~/lib/command.server";
import type { Ctx } from "~/lib/context.server";
import { dayOf } from "~/lib/dates";
import { AppError } from "~/lib/errors";
import type { Transaction } from "~/lib/db.server";
import { newId } from "~/lib/id";
import { tellLive } from "~/lib/live.server";
import { ok, refuse, type Result } from "~/lib/result";
import { isOneOf } from "~/lib/rows.server";
import { findWriter } from "../actors/commands.server";
import { toClassOf, undoMs, type EventRefusal, type LoggedEvent } from "../log/rules";
import { loadDays, saveEntries } from "../projection/commands.server";
import { Ledger } from "../projection/rules";
import { eventOf, writeEvents } from "../saves/commands.server";
import {
  answersTo,
  givenOf,
  inTime,
  offsetOf,
  readEvents,
  type EventOutcome,
} from "../saves/rules";
import { openNapIn, type OtherRoom } from "./rules";
import { visitEventInput, type RecordVisitsInput, type VisitEventInput } from "./schema";

const capability = "attendance.log.write";

export type VisitOutcome = EventOutcome<EventRefusal | "invalid">;

/** The tap came within the two minutes; its way here took a little. */
const slackMs = 10_000;

const guards = { "23505": refuse("conflict") };

/**
 * Hands children of a class over to another for the rest of the day, and takes that back: for each event
 * `accepted`, `duplicate` (its id is known) or `refused` with the reason; one that is bad takes none of the others
 * with it. A hand-over is three ordinary events in one transaction: the stay ends here, a nap with it, and another
 * stay begins there in the same moment. Taking it back is refused, `visit_went_on`, where the other class has
 * written something since, and `undo_too_late` after two minutes. Refuses all of it, `actor_unknown`, where a
 * tablet names somebody who does not work here.
 */
export const recordVisits = (
  ctx: Ctx,
  input: RecordVisitsInput,
): Promise<Result<{ outcomes: VisitOutcome[] }>> =>
  command(
    ctx,
    async (tx) => {
      const { classId } = input;
      const day = dayOf(ctx.now, ctx.timeZone);
      const rooms = new Map((await listClasses(ctx, { day })).map(({ id, name }) => [id, { id, name }])); // prettier-ignore
      const from = rooms.get(classId);
      if (!from) return refuse("not_found");
      const read = readEvents(visitEventInput, input.events);
      const taps = givenOf<VisitEventInput>(read).map((given) => tapOf(ctx, input, given));
      const writer = await findWriter(ctx, input.actorStaffId, taps);
      if (!writer) return refuse("actor_unknown");
      const written = await findWritten(tx, ctx, taps);
      const removals = taps.flatMap((tap) => removalsOf(ctx, tap, written));
      const loaded = await loadDays(tx, ctx, [...taps, ...removals]);
      const ledger = new Ledger({ classId, now: ctx.now, isVisit: true, ...loaded });
      const outcomes = new Map<string, VisitOutcome>();
      for (const tap of [...taps].sort(inTime)) {
        const own = removals.filter(({ tapId }) => tapId === tap.id);
        outcomes.set(
          tap.id,
          tap.given.kind === "visit"
            ? takeVisit(ledger, tap, { ctx, from, to: rooms.get(tap.given.toClassId) })
            : await takeBack(tx, ledger, tap, { ctx, classId, written, removals: own }),
        );
      }
      await write(tx, ctx, input, ledger);
      return ok({ outcomes: answersTo(read, outcomes, "invalid") });
    },
    guards,
  );

type Tap = LoggedEvent & { given: VisitEventInput };
type Removal = LoggedEvent & { tapId: string };

/** A tap as the departure that it is in the log, or that it takes back. */
function tapOf(ctx: Ctx, input: RecordVisitsInput, given: VisitEventInput): Tap {
  const { id, at, childId } = given;
  const rest = { chosen: false, removes: false, overrideReason: "", payload: {} };
  const departure = { ...{ id, at, childId, kind: "departure" as const }, ...rest };
  return { ...eventOf(ctx, input, departure, offsetOf(ctx.now, input)), given };
}

/** The events by which children were handed over that are now taken back: a save's own, of one child. */
async function findWritten(tx: Transaction, ctx: Ctx, taps: readonly Tap[]) {
  const visitIds = taps.flatMap(({ given }) => (given.kind === "back" ? [given.visitId] : []));
  if (visitIds.length === 0) return [];
  const ofCentre = eq(logEvent.centreId, ctx.centreId);
  const roots = await tx
    .select({ batchId: logEvent.batchId })
    .from(logEvent)
    .where(and(ofCentre, isOneOf(logEvent.id, visitIds)));
  const batchIds = [...new Set(roots.map(({ batchId }) => batchId))];
  if (batchIds.length === 0) return [];
  return tx
    .select()
    .from(logEvent)
    .where(and(ofCentre, isOneOf(logEvent.batchId, batchIds), eq(logEvent.removes, false)));
}

type Written = Awaited<ReturnType<typeof findWritten>>;

const departureOf = (tap: Tap, written: Written) =>
  written.find(
    ({ id, childId, kind }) =>
      tap.given.kind === "back" &&
      id === tap.given.visitId &&
      childId === tap.childId &&
      kind === "departure",
  );

/** What takes a hand-over back, the new stay first: a child is never in two classes. */
function removalsOf(ctx: Ctx, tap: Tap, written: Written): Removal[] {
  const departure = departureOf(tap, written);
  if (!departure) return [];
  const own = written.filter(
    ({ batchId, childId }) => batchId === departure.batchId && childId === tap.childId,
  );
  const { given: _given, ...base } = tap;
  return (["arrival", "departure", "napEnd"] as const).flatMap((kind) =>
    own
      .filter((event) => event.kind === kind)
      .map(({ id, classId, payload, intervalId }) => ({
        ...{ ...base, id: id === departure.id ? tap.id : newId(ctx.now), classId, kind, payload },
        ...{ intervalId, supersedesId: id, removes: true, tapId: tap.id },
      })),
  );
}

/** What goes together goes together: where the first part fits, so do the others. */
function takeWhole(ledger: Ledger, event: LoggedEvent): void {
  const taken = ledger.take(event);
  if (taken.outcome !== "accepted") throw new AppError("conflict", `visit: ${event.kind}`);
}

function takeVisit(
  ledger: Ledger,
  { given, ...departure }: Tap,
  about: { ctx: Ctx; from: OtherRoom; to: OtherRoom | undefined },
): VisitOutcome {
  const { ctx, from, to } = about;
  const { id, occurredAt } = departure;
  if (!to || to.id === from.id) return { id, outcome: "refused", reason: "not_found" };
  const nap = openNapIn(ledger.dayOf(departure), from.id);
  const taken = ledger.take({ ...departure, payload: { toClass: to } });
  if (taken.outcome !== "accepted") return taken;
  if (nap) {
    const wokeAt = instantOf(Math.max(occurredAt.getTime(), nap.startsAt.getTime()));
    const napEnd = { id: newId(ctx.now), kind: "napEnd", payload: { note: "" } } as const;
    takeWhole(ledger, { ...departure, ...napEnd, occurredAt: wokeAt });
  }
  const arrival = { id: newId(ctx.now), kind: "arrival", payload: { fromClass: from } } as const;
  takeWhole(ledger, { ...departure, ...arrival, classId: to.id });
  return taken;
}

async function takeBack(
  tx: Transaction,
  ledger: Ledger,
  tap: Tap,
  about: { ctx: Ctx; classId: string; written: Written; removals: readonly Removal[] },
): Promise<VisitOutcome> {
  const { id } = tap;
  const no = (reason: EventRefusal): VisitOutcome => ({ id, outcome: "refused", reason });
  if (ledger.knows(id)) return { id, outcome: "duplicate" };
  const departure = departureOf(tap, about.written);
  const arrival = about.removals.find(({ kind }) => kind === "arrival");
  if (!arrival || departure?.classId !== about.classId) return no("not_found");
  const passed = tap.occurredAt.getTime() - departure.occurredAt.getTime();
  if (passed > undoMs + slackMs) return no("undo_too_late");
  const open = ledger.dayOf(departure).entries.find((one) => one.kind === "stay" && !one.endsAt);
  const isOpen = open !== undefined && open.id === arrival.intervalId;
  if (!isOpen || (await wentOn(tx, about.ctx, open, arrival))) return no("visit_went_on");
  for (const { tapId: _tap, ...removal } of about.removals) takeWhole(ledger, removal);
  return { id, outcome: "accepted" };
}

/** Whether the class to which a child came has written something about it since. */
async function wentOn(
  tx: Transaction,
  ctx: Ctx,
  stay: { id: string; classId: string; startsAt: Date },
  { childId, day }: LoggedEvent,
): Promise<boolean> {
  const since = await tx
    .select({ id: dayEntry.id })
    .from(dayEntry)
    .where(
      and(
        ...[eq(dayEntry.centreId, ctx.centreId), eq(dayEntry.childId, childId)],
        ...[eq(dayEntry.day, day), eq(dayEntry.classId, stay.classId)],
        ...[eq(dayEntry.removed, false), ne(dayEntry.id, stay.id)],
        gte(dayEntry.startsAt, stay.startsAt),
      ),
    )
    .limit(1);
  return since.length > 0;
}

/** What ends before what begins: the table holds one open stay a child. */
async function write(
  tx: Transaction,
  ctx: Ctx,
  input: RecordVisitsInput,
  ledger: Ledger,
): Promise<void> {
  const { accepted } = ledger;
  if (accepted.length === 0) return;
  await writeEvents(tx, ctx, [{ ctx, input, accepted }]);
  const changed = ledger.changed();
  const isOver = ({ endsAt, removed }: (typeof changed)[number]) => removed || endsAt !== null;
  await saveEntries(tx, ctx, changed.filter(isOver));
  await saveEntries(
    tx,
    ctx,
    changed.filter((entry) => !isOver(entry)),
  );
  await writeAudit(ctx, { capability, after: { batchId: input.batchId } });
  const classIds = [...new Set(accepted.map(({ classId }) => classId))];
  await tellLive(ctx, { kind: "log", classIds });
}

/** A save of hand-overs taken back as a whole; see `recordVisits`. Counts them. */
export async function undoVisits(
  ctx: Ctx,
  input: { classId: string; events: readonly LoggedEvent[] },
): Promise<Result<{ undone: number }>> {
  const visits = input.events.filter(({ payload }) => toClassOf(payload));
  const backs = visits.map(({ id: visitId, childId }) => ({
    ...{ kind: "back", id: newId(ctx.now), at: ctx.now.toISOString(), childId, visitId },
  }));
  const { classId } = input;
  const result = await recordVisits(ctx, { batchId: newId(ctx.now), classId, events: backs });
  if (!result.ok) return result;
  const { outcomes } = result.value;
  const undone = outcomes.filter(({ outcome }) => outcome === "accepted").length;
  const refused = outcomes.find((one) => one.outcome === "refused");
  return undone > 0 || !refused ? ok({ undone }) : refuse(refused.reason);
}
