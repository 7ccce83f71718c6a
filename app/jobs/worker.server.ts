import { realNow } from "~/lib/clock";
import { log } from "~/lib/log.server";
import { runDailyJobs } from "./daily.server";
import { deliverNext, fanOut, finishApart, isBusyApart } from "./deliveries.server";
import { describeFailure } from "./job-context.server";
import { jobs as everyJob, type Jobs } from "./registry.server";

export type Worker = { stop: () => Promise<void> };

const dailyEveryMs = 60_000;
const waitAfterFailureMs = 5_000;

/**
 * Runs the background jobs of every centre until `stop`, which waits for the one that runs. Any number
 * of workers may run beside each other. A database that is away is waited for.
 */
export function startWorker(options: { pollMs?: number; jobs?: Jobs }): Worker {
  const { pollMs = 1_000, jobs = everyJob } = options;
  let isStopping = false;
  let wake: () => void = () => undefined;
  let dailyAt = 0;

  const rest = (ms: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  const round = async (): Promise<void> => {
    if (realNow().getTime() >= dailyAt) {
      await runDailyJobs(jobs, () => isStopping);
      dailyAt = realNow().getTime() + dailyEveryMs;
    }
    const found = await fanOut(jobs.handlers);
    let delivered = 0;
    while (!isStopping && (await deliverNext(jobs.handlers))) delivered += 1;
    if (isStopping || found + delivered > 0) return;
    // a place that becomes free is taken soon
    await rest(isBusyApart() ? Math.min(pollMs, 100) : pollMs);
  };

  const loop = async (): Promise<void> => {
    while (!isStopping) {
      try {
        await round();
      } catch (error) {
        log().error({ worker: describeFailure(error) });
        if (!isStopping) await rest(waitAfterFailureMs);
      }
    }
    await finishApart();
  };

  const ended = loop();
  return {
    stop: () => {
      isStopping = true;
      wake();
      return ended;
    },
  };
}
