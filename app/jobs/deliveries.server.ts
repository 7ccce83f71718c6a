import { and, asc, eq, gt, isNull, lte, notInArray, or, sql } from "drizzle-orm";
import { outbox, outboxDelivery } from "~db/schema/outbox";
import { instantOf, now } from "~/lib/clock";
import { workerDatabase, type Transaction } from "~/lib/db.server";
import { log } from "~/lib/log.server";
import { Postponed } from "~/lib/outbox.server";
import { remember } from "~/lib/remember.server";
import { describeFailure, findCentre, jobContext } from "./job-context.server";
import type { OutboxHandler } from "./registry.server";

export const maxAttempts = 8;

/** How long a claimed delivery is left to its worker before it counts as lost with it. */
export const leaseMs = 2 * 60_000;

const fanOutAtOnce = 200;

/** How many deliveries apart a process has under way; no more are claimed, so that no lease runs out in a queue. */
const apartAtOnce = 4;

const underWay = () => remember<Set<Promise<void>>>("deliveriesApart", () => new Set());

export const isBusyApart = (): boolean => underWay().size > 0;

/** Until those that are under way have ended. */
export const finishApart = async (): Promise<void> => {
  await Promise.all(underWay());
};

/** 30 s after the first failure, doubling: 64 minutes in all before a delivery is dead. */
export const backOffMs = (attempts: number): number => 30_000 * 2 ** (attempts - 1);

const later = (ms: number): Date => instantOf(now().getTime() + ms);

/** When a delivery of an event is due: at once, or at the moment it says itself. */
function dueAt({ notBefore }: Record<string, string>): Date {
  const at = notBefore === undefined ? NaN : instantOf(notBefore).getTime();
  return at > now().getTime() ? instantOf(at) : now();
}

/** Gives every waiting announcement one delivery a handler. Answers how many it found. */
export const fanOut = (handlers: readonly OutboxHandler[]): Promise<number> =>
  workerDatabase().transaction(async (tx) => {
    const waiting = await tx
      .select({
        ...{ id: outbox.id, kind: outbox.kind, centreId: outbox.centreId },
        payload: outbox.payload,
      })
      .from(outbox)
      .where(isNull(outbox.dispatchedAt))
      .orderBy(asc(outbox.createdAt), asc(outbox.id))
      .limit(fanOutAtOnce)
      .for("update", { skipLocked: true });
    for (const event of waiting) {
      const wanted = handlers.filter(({ kind }) => kind === event.kind);
      if (wanted.length > 0) {
        await tx
          .insert(outboxDelivery)
          .values(
            wanted.map(({ name }) => ({
              ...{ outboxId: event.id, handler: name, centreId: event.centreId },
              nextAt: dueAt(event.payload),
            })),
          )
          .onConflictDoNothing();
      }
      await tx.update(outbox).set({ dispatchedAt: now() }).where(eq(outbox.id, event.id));
    }
    return waiting.length;
  });

type Claim = { outboxId: string; handler: string; centreId: string; attempts: number };

const ofClaim = ({ outboxId, handler, attempts }: Claim) =>
  and(
    eq(outboxDelivery.outboxId, outboxId),
    eq(outboxDelivery.handler, handler),
    eq(outboxDelivery.attempts, attempts),
  );

/**
 * Takes the delivery that is due longest. The attempt is counted before it is made, so that one that
 * takes the process down with it is given up in the end.
 */
const claimNext = (except: readonly string[]): Promise<Claim | null> =>
  workerDatabase().transaction(async (tx) => {
    const [due] = await tx
      .select({
        outboxId: outboxDelivery.outboxId,
        handler: outboxDelivery.handler,
        centreId: outboxDelivery.centreId,
        attempts: outboxDelivery.attempts,
      })
      .from(outboxDelivery)
      .where(
        and(
          isNull(outboxDelivery.doneAt),
          isNull(outboxDelivery.deadAt),
          lte(outboxDelivery.nextAt, now()),
          except.length > 0 ? notInArray(outboxDelivery.handler, [...except]) : undefined,
        ),
      )
      .orderBy(asc(outboxDelivery.nextAt), asc(outboxDelivery.outboxId))
      .limit(1)
      .for("update", { skipLocked: true });
    if (!due) return null;
    const claim = { ...due, attempts: due.attempts + 1 };
    await tx
      .update(outboxDelivery)
      .set({ attempts: claim.attempts, nextAt: later(leaseMs) })
      .where(ofClaim(due));
    return claim;
  });

/** Claims one due delivery and runs its handler, or begins it where it runs apart; false when nothing is due. */
export async function deliverNext(handlers: readonly OutboxHandler[]): Promise<boolean> {
  const isFull = underWay().size >= apartAtOnce;
  const apart = handlers.filter((one) => one.apart).map(({ name }) => name);
  const claim = await claimNext(isFull ? apart : []);
  if (!claim) return false;
  const handler = handlers.find(({ name }) => name === claim.handler);
  if (handler?.apart) begin(claim, handler);
  else await attempt(claim, () => run(claim, handler));
  return true;
}

async function attempt(claim: Claim, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    await recordFailure(claim, error);
  }
}

function begin(claim: Claim, handler: OutboxHandler): void {
  const work = attempt(claim, () => runApart(claim, handler))
    .catch((error: unknown) => log().error({ job: claim.handler, why: describeFailure(error) }))
    .finally(() => underWay().delete(work));
  underWay().add(work);
}

/**
 * What waits for another machine carries no transaction and keeps nobody waiting. The mark comes last: what was
 * done and not marked is done again after the lease, so the handler keeps a row of its own of what it has done.
 */
async function runApart(claim: Claim, handler: OutboxHandler): Promise<void> {
  const ctx = jobContext(claim.handler, await findCentre(claim.centreId));
  const payload = await ctx.tx((tx) => findPayload(tx, claim));
  if (payload) await handler.run(ctx, payload);
  await workerDatabase()
    .update(outboxDelivery)
    .set({ doneAt: now(), error: "" })
    .where(and(ofClaim(claim), isNull(outboxDelivery.doneAt)));
}

async function findPayload(tx: Transaction, claim: Claim) {
  const [event] = await tx
    .select({ payload: outbox.payload })
    .from(outbox)
    .where(and(eq(outbox.centreId, claim.centreId), eq(outbox.id, claim.outboxId)));
  return event?.payload ?? null;
}

/**
 * The done mark and the handler's rows are one transaction of the app's role in the tenant: both are
 * kept or neither. The mark comes first, because its row lock keeps every other worker away until the
 * handler has ended, longer than the lease if need be. Only what a handler does outside the database
 * (bytes on disk) can happen twice, and must bear it.
 */
async function run(claim: Claim, handler: OutboxHandler | undefined): Promise<void> {
  if (!handler) throw new Error("no handler of this name");
  const ctx = jobContext(claim.handler, await findCentre(claim.centreId));
  await ctx.tx(async (tx) => {
    const marked = await tx
      .update(outboxDelivery)
      .set({ doneAt: now(), error: "" })
      .where(and(ofClaim(claim), isNull(outboxDelivery.doneAt)))
      .returning({ id: outboxDelivery.outboxId });
    if (marked.length === 0) return;
    const payload = await findPayload(tx, claim);
    if (payload) await handler.run(ctx, payload);
  });
}

async function recordFailure(claim: Claim, error: unknown): Promise<void> {
  if (error instanceof Postponed) {
    await workerDatabase()
      .update(outboxDelivery)
      .set({ nextAt: error.until, attempts: claim.attempts - 1 })
      .where(and(ofClaim(claim), isNull(outboxDelivery.doneAt)));
    return;
  }
  const isDead = claim.attempts >= maxAttempts;
  const why = describeFailure(error);
  log().warn({ job: claim.handler, outboxId: claim.outboxId, attempts: claim.attempts, why });
  await workerDatabase()
    .update(outboxDelivery)
    .set({
      error: why,
      ...(isDead ? { deadAt: now() } : { nextAt: later(backOffMs(claim.attempts)) }),
    })
    .where(and(ofClaim(claim), isNull(outboxDelivery.doneAt)));
}

/** For `/metrics`: what waits, but for what is held back until its moment, and what was given up. */
export async function countDeliveries(): Promise<{ waiting: number; dead: number }> {
  const [row] = await workerDatabase()
    .select({
      waiting: sql<number>`count(*) filter (where ${outboxDelivery.deadAt} is null)::int`,
      dead: sql<number>`count(*) filter (where ${outboxDelivery.deadAt} is not null)::int`,
    })
    .from(outboxDelivery)
    .where(
      and(
        isNull(outboxDelivery.doneAt),
        or(gt(outboxDelivery.attempts, 0), lte(outboxDelivery.nextAt, now())),
      ),
    );
  return { waiting: row?.waiting ?? 0, dead: row?.dead ?? 0 };
}
