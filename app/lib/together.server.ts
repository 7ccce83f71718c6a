import { AsyncLocalStorage } from "node:async_hooks";

type Waiting<Job, Answer> = {
  job: Job;
  answer: (value: Answer | PromiseLike<Answer>) => void;
  fail: (error: unknown) => void;
};

type Group<Job, Answer> = readonly Waiting<Job, Answer>[];

type Lane<Job, Answer> = {
  waiting: Waiting<Job, Answer>[];
  underWay: Set<Group<Job, Answer>>;
  isStarting: boolean;
};

/** What is done together is nobody's own request, and in nobody's transaction. */
const outside = AsyncLocalStorage.snapshot();

/**
 * Jobs of one key that come in while others are under way wait, and are then done together; one that finds
 * nothing under way begins at once. `fits` says whether a job may go with others, or beside them. Where jobs
 * done together fail, each is done once more by itself, so that one that is bad fails alone.
 */
export function doTogether<Job, Answer>(how: {
  /** After so many ms the next do not wait any longer for those that are under way. */
  patienceMs: number;
  /** How many groups are under way at once, as long as somebody waits for them: two keep both sides of a wire at work. */
  abreast: number;
  /** How many go together at most. */
  most: number;
  fits: (chosen: readonly Job[], job: Job) => boolean;
  run: (jobs: readonly Job[]) => Promise<readonly Answer[]>;
}): (key: string, job: Job) => Promise<Answer> {
  const byKey = new Map<string, Lane<Job, Answer>>();

  const choose = (lane: Lane<Job, Answer>): Waiting<Job, Answer>[] => {
    const jobs = [...lane.underWay].flatMap((group) => group.map(({ job }) => job));
    const chosen: Waiting<Job, Answer>[] = [];
    lane.waiting = lane.waiting.filter((one) => {
      if (chosen.length === how.most || !how.fits(jobs, one.job)) return true;
      jobs.push(one.job);
      chosen.push(one);
      return false;
    });
    return chosen;
  };

  const runAlone = async ({ job, answer, fail }: Waiting<Job, Answer>): Promise<void> => {
    try {
      const [own] = await how.run([job]);
      answer(own as Answer); // reason: one job, one answer
    } catch (error) {
      fail(error);
    }
  };

  const runAll = async (chosen: Group<Job, Answer>): Promise<void> => {
    const [first, second] = chosen;
    if (!first || !second) return first && runAlone(first);
    const answers = await how.run(chosen.map(({ job }) => job)).catch(() => null);
    if (!answers) for (const one of chosen) await runAlone(one);
    else chosen.forEach(({ answer }, at) => answer(answers[at] as Answer)); // reason: an answer a job
  };

  const start = (key: string, lane: Lane<Job, Answer>): void => {
    lane.isStarting = false;
    if (lane.underWay.size >= how.abreast) return;
    const chosen = choose(lane);
    if (chosen.length === 0) {
      if (lane.waiting.length === 0 && lane.underWay.size === 0) byKey.delete(key);
      return;
    }
    lane.underWay.add(chosen);
    let isOver = false;
    const giveWay = () => {
      if (isOver) return;
      isOver = true;
      clearTimeout(patience);
      lane.underWay.delete(chosen);
      soon(key, lane);
    };
    const patience = setTimeout(giveWay, how.patienceMs);
    void runAll(chosen).finally(giveWay);
    soon(key, lane);
  };

  /** What comes in during the same turn of the event loop is there by then. */
  const soon = (key: string, lane: Lane<Job, Answer>): void => {
    if (lane.isStarting) return;
    lane.isStarting = true;
    setImmediate(start, key, lane);
  };

  return (key, job) =>
    new Promise((answer, fail) => {
      const lane = byKey.get(key) ?? { waiting: [], underWay: new Set(), isStarting: false };
      byKey.set(key, lane);
      lane.waiting.push({ job, answer, fail });
      outside(soon, key, lane);
    });
}

/** Questions of a few milliseconds that any may ask with others: those that meet are one. */
export const askTogether = <Question, Answer>(
  abreast: number,
  ask: (questions: readonly Question[]) => Promise<readonly Answer[]>,
): ((key: string, question: Question) => Promise<Answer>) =>
  doTogether({ ...{ patienceMs: 20, abreast, most: 50, fits: () => true }, run: ask });
