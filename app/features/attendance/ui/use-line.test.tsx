import { act, renderHook } from "@testing-library/react";
import { expect, it } from "vitest";
import { useLine } from "./use-line";

it("does what is tapped while something is written, after it; the same twice once", async () => {
  const { result } = renderHook(() => useLine());
  const done: string[] = [];
  const gates: (() => void)[] = [];
  const tap = (what: string) =>
    result.current.inTurn(what, async () => {
      await new Promise<void>((go) => gates.push(go));
      done.push(what);
      return what;
    });
  const answers: (string | null)[] = [];
  let taps: Promise<unknown> = Promise.resolve();
  act(() => {
    taps = Promise.all(["sleep", "sleep", "wake"].map((what) => tap(what).then((said) => answers.push(said)))); // prettier-ignore
  });
  expect(result.current.busy).toBe(true);
  expect(gates).toHaveLength(1);
  await act(async () => {
    gates[0]?.();
    while (gates.length < 2) await Promise.resolve();
    gates[1]?.();
    await taps;
  });
  expect(done).toEqual(["sleep", "wake"]);
  expect(answers).toEqual([null, "sleep", "wake"]);
  expect(result.current.busy).toBe(false);
});

it("goes on after one that failed", async () => {
  const { result } = renderHook(() => useLine());
  await act(async () => {
    const failed = result.current.inTurn("one", () => Promise.reject(new Error("no disk")));
    const next = result.current.inTurn("two", () => Promise.resolve("written"));
    await expect(failed).rejects.toThrow("no disk");
    await expect(next).resolves.toBe("written");
  });
});
