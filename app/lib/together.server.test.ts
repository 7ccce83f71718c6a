import { describe, expect, it } from "vitest";
import { doTogether } from "./together.server";

/** Runs that end when they are told to; each answers its jobs with what they were done beside. */
function aWorkshop(
  how: {
    patienceMs?: number;
    abreast?: number;
    most?: number;
    fails?: (jobs: readonly string[]) => boolean;
  } = {},
) {
  // prettier-ignore
  const runs: { jobs: readonly string[]; end: () => void }[] = [];
  const ask = doTogether<string, string>({
    ...{ patienceMs: how.patienceMs ?? 60_000, abreast: how.abreast ?? 1, most: how.most ?? 10 },
    // the first letter stands for whom a job is about
    fits: (chosen, job) => chosen.every((one) => one[0] !== job[0]),
    run: async (jobs) => {
      await new Promise<void>((end) => runs.push({ jobs, end }));
      if (how.fails?.(jobs)) throw new Error(jobs.join("+"));
      return jobs.map((job) => `${job} in ${jobs.join("+")}`);
    },
  });
  const turn = () => new Promise<void>((resolve) => setTimeout(resolve, 5));
  /** Ends the run that is under way and lets the next begin. */
  const end = async (at: number) => {
    runs[at]?.end();
    await turn();
  };
  return { ask, end, turn, jobsOf: () => runs.map(({ jobs }) => jobs.join("+")) };
}

describe("doTogether", () => {
  it("begins at once, and does together what came in meanwhile", async () => {
    const { ask, end, turn, jobsOf } = aWorkshop();
    const first = ask("centre", "a");
    await turn();
    const others = [ask("centre", "b"), ask("centre", "c")];
    await turn();
    expect(jobsOf()).toEqual(["a"]);
    await end(0);
    expect(jobsOf()).toEqual(["a", "b+c"]);
    await end(1);
    expect(await first).toBe("a in a");
    expect(await Promise.all(others)).toEqual(["b in b+c", "c in b+c"]);
  });

  it("keeps apart what does not fit, in its order, and no more at once than it may", async () => {
    const { ask, end, turn, jobsOf } = aWorkshop({ most: 2 });
    for (const job of ["a1", "a2", "b1", "c1"]) void ask("centre", job);
    await turn();
    for (const at of [0, 1]) await end(at);
    expect(jobsOf()).toEqual(["a1+b1", "a2+c1"]);
  });

  it("has as many groups under way as may go abreast, and none beside one that it does not fit", async () => {
    const { ask, end, turn, jobsOf } = aWorkshop({ abreast: 2, most: 2 });
    for (const job of ["a1", "b1", "c1", "d1", "e1"]) void ask("centre", job);
    await turn();
    expect(jobsOf()).toEqual(["a1+b1", "c1+d1"]);
    for (const job of ["a2", "f1"]) void ask("centre", job);
    await end(1);
    expect(jobsOf().slice(2)).toEqual(["e1+f1"]);
    await end(0);
    expect(jobsOf().slice(3)).toEqual(["a2"]);
  });

  it("does not wait for another key", async () => {
    const { ask, turn, jobsOf } = aWorkshop();
    void ask("one centre", "a");
    void ask("another", "b");
    await turn();
    expect(jobsOf()).toEqual(["a", "b"]);
  });

  it("waits no longer than it has patience for what is under way", async () => {
    const { ask, turn, end, jobsOf } = aWorkshop({ patienceMs: 20 });
    const slow = ask("centre", "a");
    await turn();
    const quick = ask("centre", "b");
    await expect.poll(jobsOf).toEqual(["a", "b"]);
    await end(1);
    expect(await quick).toBe("b in b");
    await end(0);
    expect(await slow).toBe("a in a");
  });

  it("does each by itself where they fail together, so that the bad one fails alone", async () => {
    const { ask, end, turn, jobsOf } = aWorkshop({ fails: (jobs) => jobs.includes("bad") });
    const settled = Promise.allSettled(["a", "bad", "c"].map((job) => ask("centre", job)));
    await turn();
    for (const at of [0, 1, 2, 3]) await end(at);
    expect(jobsOf()).toEqual(["a+bad+c", "a", "bad", "c"]);
    expect((await settled).map((one) => (one.status === "fulfilled" ? one.value : null))).toEqual([
      "a in a",
      null,
      "c in c",
    ]);
  });
});
