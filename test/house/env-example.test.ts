import { describe, expect, it } from "vitest";
import { envSchema } from "~/lib/env.server";
import { read } from "./sources";

const lines = read(".env.example")
  .split("\n")
  .filter((line) => line.includes("="))
  .map((line) => {
    const [, name = "", value = ""] = /^# ([A-Z0-9_]+)=(\S*)/.exec(line) ?? [];
    return { name, value, line };
  });

describe(".env.example", () => {
  it("names exactly the settings of app/lib/env.server.ts, in the same order", () => {
    expect(lines.map(({ name }) => name)).toEqual(Object.keys(envSchema.shape));
  });

  it("shows their defaults", () => {
    const given = lines.filter(({ value }) => value !== "");
    const shown = envSchema.parse(
      Object.fromEntries(given.map(({ name, value }) => [name, value])),
    );
    const defaults = envSchema.parse({});
    expect(shown).toEqual(defaults);
  });
});
