// @vitest-environment jsdom
import { runInNewContext } from "node:vm";
import { describe, expect, it } from "vitest";
import { inScript, startsScripts, withScripts } from "./handoff.server";

const nonce = "c2VjcmV0";
const drawn = [
  "<body><p>window.__remixContext = mine</p>",
  '<link rel="modulepreload" href="/assets/a.js"/>',
  `<script nonce="${nonce}">window.__remixContext = {};</script>`,
  `<script nonce="${nonce}" type="module" async="">import "/assets/a.js"</script></body>`,
].join("");
const page = () => withScripts(drawn, { nonce, before: "window.said=1;" });

describe("the scripts of a page", () => {
  it("say something ahead of all others, and only there", () => {
    expect(page()).toContain(`<script nonce="${nonce}">window.said=1;window.__remixContext = {};`);
    expect(page()).toContain("<p>window.__remixContext = mine</p>");
  });

  it("do not begin before they are told to, once the page is drawn or while nobody looks", () => {
    document.documentElement.innerHTML = page();
    const modules = () => document.querySelectorAll("script[type=module]").length;
    const frames: (() => void)[] = [];
    const world = {
      document,
      requestAnimationFrame: (then: () => void) => frames.push(then),
      setTimeout: (then: () => void) => then(),
    };
    expect(document.querySelectorAll("link[rel=modulepreload]")).toHaveLength(0);
    Object.defineProperty(document, "hidden", { configurable: true, value: false });
    runInNewContext(startsScripts, world);
    expect(modules()).toBe(0);
    for (const then of frames) then();
    expect(modules()).toBe(1);
    expect(document.querySelectorAll("link[rel=modulepreload]")).toHaveLength(1);
    Object.defineProperty(document, "hidden", { configurable: true, value: true });
    runInNewContext(startsScripts, world);
    expect(modules()).toBe(2);
  });
});

describe("data in a script", () => {
  it("does not end it", () => {
    const said = inScript({ note: "</script><!-- \u2028 &" });
    expect(said).not.toMatch(/[<>&\u2028]/);
    expect(JSON.parse(said)).toEqual({ note: "</script><!-- \u2028 &" });
  });
});
