import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { dishLibrary } from "~/standards/dish-library";
import { dishPictureEdge, drawDish, renderDish } from "./dish-pictures";

describe("drawDish", () => {
  it("draws every dish of the library, the same each time, without a gap", () => {
    for (const dish of dishLibrary) {
      const svg = drawDish(dish);
      expect(svg).toBe(drawDish(dish));
      expect(svg).not.toMatch(/NaN|undefined/);
    }
    // a cup of milk and a cup of formula look the same
    expect(new Set(dishLibrary.map(drawDish)).size).toBeGreaterThan(195);
  });

  it("is a small square picture", async () => {
    const [dish] = dishLibrary;
    const bytes = await renderDish(drawDish(dish ?? expect.fail("no dish")));
    const { format, width, height } = await sharp(bytes).metadata();
    expect([format, width, height]).toEqual(["webp", dishPictureEdge, dishPictureEdge]);
    expect(bytes.length).toBeLessThan(20_000);
  });
});
