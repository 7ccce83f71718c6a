import { parentPort, workerData } from "node:worker_threads";
import loadHighs from "highs";
import { fillWeek, type SolverTask, type SolverWord } from "~/features/meals/filling/rules";
import { solve } from "~/lib/milp";

// A thread of its own: the optimiser holds it for up to a minute, and the server answers meanwhile.

const { problem, limit }: SolverTask = workerData.task;
const say = (word: SolverWord) => parentPort?.postMessage(word);
// a thread's clock is its process's
const began = performance.now();
const elapsed = () => (performance.now() - began) / 1000;

const highs = await loadHighs();
const proposal = fillWeek(problem, {
  ...{ limit, elapsed },
  solve: (model, objective, options) => solve(highs, model, objective, options),
  onFirst: (filled) => say({ kind: "first", filled }),
  onStep: (step) => say({ kind: "step", step }),
});
say({ kind: "done", proposal, megabytes: process.memoryUsage().rss / 2 ** 20 });
