import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { hairs } from "./face-hair";
import { drawFace, renderFace, type FaceInput } from "./faces";

const girl: FaceInput = { seed: "许知遥", sex: "female", colour: 2, age: "toddler" };

describe("drawFace", () => {
  it("draws the same face for the same seed, another for another", () => {
    expect(drawFace(girl)).toBe(drawFace({ ...girl }));
    const drawn = new Set(
      Array.from({ length: 200 }, (_, at) => drawFace({ ...girl, seed: String(at) })),
    );
    expect(drawn.size).toBeGreaterThan(190);
  });

  it("keeps the child's features and changes only the colours with the class", () => {
    const shapes = (colour: FaceInput["colour"]) =>
      drawFace({ ...girl, colour }).replaceAll(/#[0-9a-f]{6}/g, "");
    expect(shapes(1)).toBe(shapes(7));
  });

  it("has hair for everyone, at every age", () => {
    for (const age of ["infant", "toddler", "child", "adult", "elder"] as const) {
      for (const sex of ["male", "female"] as const) {
        const fitting = hairs.filter(
          (each) => each.for.sexes.includes(sex) && each.for.ages.includes(age),
        );
        expect(fitting.length).toBeGreaterThanOrEqual(age === "elder" ? 2 : 4);
      }
    }
  });

  it("leaves no colour unpainted", () => {
    for (let at = 0; at < 100; at += 1) {
      expect(drawFace({ ...girl, seed: String(at) })).not.toMatch(/HAIR|TIE|undefined|NaN/);
    }
  });
});

describe("renderFace", () => {
  it("makes a square picture of the size asked for", async () => {
    const svg = drawFace(girl);
    const webp = await sharp(await renderFace(svg, 192)).metadata();
    expect([webp.format, webp.width, webp.height]).toEqual(["webp", 192, 192]);
    const png = await sharp(await renderFace(svg, 64, "png")).metadata();
    expect([png.format, png.width, png.height]).toEqual(["png", 64, 64]);
  });
});
