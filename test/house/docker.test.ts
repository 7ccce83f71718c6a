import { describe, expect, it } from "vitest";
import { envSchema } from "~/lib/env.server";
import { everyFile, expectNone, read } from "./sources";

const dockerfile = read("Dockerfile");
const compose = read("compose.yaml");
const manifest: { scripts: Record<string, string>; engines: { node: string } } = JSON.parse(
  read("package.json"),
);
const last = dockerfile.slice(dockerfile.lastIndexOf("\nFROM "));
const service = compose.slice(compose.indexOf("  wenrun:"), compose.indexOf("  postgres:"));

const settings = Object.fromEntries(
  [...(/^ENV (.*)$/m.exec(last)?.[1] ?? "").matchAll(/(\w+)=(\S+)/g)].map((m) => [m[1], m[2]]),
);
// read before anything is installed, so not part of the schema
const known = [...Object.keys(envSchema.shape), "WENRUN_SKIP_PREPARE"];

describe("Dockerfile", () => {
  it("sets only settings the product has, to values it takes", () => {
    expect(Object.keys(settings).filter((name) => !known.includes(name))).toEqual([]);
    expect(envSchema.parse(settings)).toMatchObject({ HOST: "0.0.0.0", NODE_ENV: "production" });
    expect(read("app/server/prepare.mjs")).toContain("process.env.WENRUN_SKIP_PREPARE");
  });

  it("opens the port and keeps the folder that it sets", () => {
    expect(/^EXPOSE (\d+)$/m.exec(last)?.[1]).toBe(settings["PORT"]);
    expect(last).toMatch(new RegExp(`^VOLUME \\["${settings["WENRUN_DATA_DIR"]}"`, "m"));
    expect(service).toContain(`}:${settings["PORT"]}"`);
    expect(service).toContain(`data:${settings["WENRUN_DATA_DIR"]}`);
  });

  it("runs scripts and files that exist, not as root, on a Node the product takes", () => {
    const scripts = [...dockerfile.matchAll(/npm run ([\w:]+)/g)].map(([, name = ""]) => name);
    expect(scripts.filter((name) => !manifest.scripts[name])).toEqual([]);
    expect(last).toContain(
      `CMD ${JSON.stringify(manifest.scripts["start"]?.split(" "))}`.replaceAll(",", ", "),
    );
    expect(last.lastIndexOf("USER node")).toBeLessThan(last.lastIndexOf("CMD"));
    expect(last).toContain("USER node");
    const major = /^>=(\d+)/.exec(manifest.engines.node)?.[1];
    expect([...dockerfile.matchAll(/^FROM node:(\d+)-/gm)].map(([, found]) => found)).toEqual([
      major,
      major,
    ]);
    const copied = [...last.matchAll(/COPY --from=build \/app\/(db\/\S+|app\/\S+)/g)];
    const missing = copied.filter(
      ([, from]) => !everyFile.some((file) => file.startsWith(`${from}/`)),
    );
    expectNone(missing.map(([line]) => line));
  });

  it("asks /healthz whether it is well", () => {
    expect(/HEALTHCHECK[^\n]*\\\n[^\n]*\/healthz/.test(last)).toBe(true);
    expect(read("app/server/web.ts")).toContain('"/healthz"');
  });
});

describe("compose.yaml", () => {
  it("passes on settings the product has, under their own names", () => {
    const passed = [...service.matchAll(/^ {6}([A-Z0-9_]+): "\$\{([A-Z0-9_]+):-(.*)\}"$/gm)];
    expect(passed.length).toBeGreaterThan(0);
    expectNone(
      passed.filter(([, a, b]) => a !== b || !known.includes(b ?? "")).map(([line]) => line),
    );
    const values = passed.flatMap(([, name, , value]) => (value ? [[name, value]] : []));
    expect(envSchema.safeParse(Object.fromEntries(values)).success).toBe(true);
  });
});
