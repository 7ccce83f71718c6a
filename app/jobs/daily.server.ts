import { and, eq, gte, isNotNull, isNull, lt } from "drizzle-orm";
import { dailyRun } from "~db/schema/outbox";
import { instantOf, now } from "~/lib/clock";
import { addDays, dayOf, formatTime, type Day } from "~/lib/dates";
import { workerDatabase } from "~/lib/db.server";
import { log } from "~/lib/log.server";
import { describeFailure, jobContext, listCentres } from "./job-context.server";
import type { Jobs } from "./registry.server";

/** A run that did not end is begun again by whoever looks after this long. */
const retryMs = 15 * 60_000;

/** Stands for "no centre in particular"; jobs over shared tables keep this zone's day. */
const everyCentre = "00000000-0000-0000-0000-000000000000";
const sharedZone = "Asia/Shanghai";

type Run = { job: string; centreId: string; day: Day };

/** The row is the claim: of two workers exactly one inserts it, or takes over one that was left unfinished. */
async function claim(run: Run): Promise<boolean> {
  const startedAt = now();
  const won = await workerDatabase()
    .insert(dailyRun)
    .values({ ...run, startedAt })
    .onConflictDoUpdate({
      target: [dailyRun.job, dailyRun.centreId, dailyRun.day],
      set: { startedAt },
      setWhere: and(
        isNull(dailyRun.doneAt),
        lt(dailyRun.startedAt, instantOf(startedAt.getTime() - retryMs)),
      ),
    })
    .returning({ job: dailyRun.job });
  return won.length > 0;
}

const nameOf = ({ job, centreId, day }: Run): string => `${job} ${centreId} ${day}`;

/** What the last days have done already, so that a look every minute costs one read. */
async function listFinished(): Promise<Set<string>> {
  const rows = await workerDatabase()
    .select({ job: dailyRun.job, centreId: dailyRun.centreId, day: dailyRun.day })
    .from(dailyRun)
    .where(
      and(isNotNull(dailyRun.doneAt), gte(dailyRun.day, addDays(dayOf(now(), sharedZone), -2))),
    );
  return new Set(rows.map(nameOf));
}

async function runOnce(run: Run, work: () => Promise<void>): Promise<void> {
  if (!(await claim(run))) return;
  try {
    await work();
    await workerDatabase()
      .update(dailyRun)
      .set({ doneAt: now() })
      .where(
        and(
          eq(dailyRun.job, run.job),
          eq(dailyRun.centreId, run.centreId),
          eq(dailyRun.day, run.day),
        ),
      );
  } catch (error) {
    log().warn({ job: run.job, centreId: run.centreId, why: describeFailure(error) });
  }
}

const isPast = (at: string, timeZone: string): boolean => formatTime(now(), timeZone) >= at;

/**
 * Runs what the day still owes, each centre by its own clock. A server that was off at the hour catches
 * up when it comes back; days it slept through are not made up for, so a job looks at states, not at days.
 */
export async function runDailyJobs(jobs: Jobs, isStopping: () => boolean): Promise<void> {
  const finished = await listFinished();
  for (const centre of await listCentres()) {
    const day = dayOf(now(), centre.timeZone);
    for (const job of jobs.daily) {
      if (isStopping()) return;
      const at = typeof job.at === "string" ? job.at : job.at(centre);
      if (!isPast(at, centre.timeZone)) continue;
      const run = { job: job.name, centreId: centre.id, day };
      if (finished.has(nameOf(run))) continue;
      await runOnce(run, () => job.run(jobContext(job.name, centre)));
    }
  }
  for (const job of jobs.shared) {
    if (isStopping()) return;
    if (!isPast(job.at, sharedZone)) continue;
    const run = { job: job.name, centreId: everyCentre, day: dayOf(now(), sharedZone) };
    if (finished.has(nameOf(run))) continue;
    await runOnce(run, () => job.run(workerDatabase()));
  }
}
