import { describe, expect, it, vi } from "vitest";
import { keptVersions } from "./kept-versions.server";

const readOf = (value: string) => vi.fn(() => Promise.resolve(value));

describe("keptVersions", () => {
  it("reads once while the version stays, and anew when it changes", async () => {
    const kept = keptVersions(10);
    const [first, second, third] = [readOf("a"), readOf("b"), readOf("c")];
    expect(await kept({ place: "p", version: "1" }, first)).toEqual({ value: "a", isKept: false });
    expect(await kept({ place: "p", version: "1" }, second)).toEqual({ value: "a", isKept: true });
    expect(await kept({ place: "p", version: "2" }, third)).toEqual({ value: "c", isKept: false });
    expect(second).not.toHaveBeenCalled();
  });

  it("keeps no more than one version of a place, and no more places than it may", async () => {
    const kept = keptVersions(2);
    await kept({ place: "p", version: "1" }, readOf("p1"));
    await kept({ place: "p", version: "2" }, readOf("p2"));
    expect(await kept({ place: "p", version: "1" }, readOf("again"))).toMatchObject({ value: "again" }); // prettier-ignore
    await kept({ place: "q", version: "1" }, readOf("q"));
    await kept({ place: "r", version: "1" }, readOf("r"));
    expect(await kept({ place: "p", version: "1" }, readOf("anew"))).toMatchObject({ value: "anew" }); // prettier-ignore
  });

  it("keeps nothing of a read that failed", async () => {
    const kept = keptVersions(10);
    const away = () => Promise.reject(new Error("away"));
    await expect(kept({ place: "p", version: "1" }, away)).rejects.toThrow("away");
    expect(await kept({ place: "p", version: "1" }, readOf("a"))).toMatchObject({ value: "a" });
  });
});
