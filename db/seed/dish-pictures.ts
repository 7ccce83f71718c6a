import sharp from "sharp";
import { foodOf } from "~/standards/foods";
import type { StarterDish } from "~/standards/dish-library";
import { lookOf, type Look } from "./dish-colours";
import { picker, type Pick as Picker } from "./picker";

const paper = ["#f6efe2", "#f3ebdd", "#f7f0e6", "#f1eadf"] as const;
const rim = "#fffdf8";
const glaze = ["#e9e2d4", "#dfe6dc", "#e8ddd0", "#dde3e4"] as const;

/** A shade of a colour: below one darker, above one lighter. */
function shade(hex: string, by: number): string {
  const part = (at: number) => Number.parseInt(hex.slice(at, at + 2), 16);
  const mixed = [1, 3, 5].map((at) =>
    Math.round(by < 1 ? part(at) * by : part(at) + (255 - part(at)) * (by - 1)),
  );
  return `#${mixed.map((value) => value.toString(16).padStart(2, "0")).join("")}`;
}

/** What is seen of a dish, the most first: up to four foods of two grams and more. */
function looksOf({ ingredients }: Pick<StarterDish, "ingredients">): Look[] {
  const most = new Map<string, number>();
  for (const { food, grams } of ingredients) most.set(food, Math.max(grams, most.get(food) ?? 0));
  return [...most]
    .filter(([, grams]) => grams >= 2)
    .sort(([, a], [, b]) => b - a)
    .flatMap(([code]) => {
      const food = foodOf(code);
      return (food && lookOf(food)) ?? [];
    })
    .slice(0, 4);
}

const at = (x: number, y: number, turn: number, shapes: string) =>
  `<g transform="translate(${x.toFixed(1)} ${y.toFixed(1)}) rotate(${turn})">${shapes}</g>`;

function piece({ colour, shape }: Look, big: number): string {
  const dark = shade(colour, 0.86);
  const light = shade(colour, 1.35);
  const s = (n: number) => (n * big).toFixed(1);
  switch (shape) {
    case "grain":
      return `<ellipse rx="${s(1.5)}" ry="${s(0.9)}" fill="${dark}"/>`;
    case "leaf":
      return `<path d="M${s(-5)} 0C${s(-3)} ${s(-4)} ${s(3)} ${s(-4)} ${s(5)} 0C${s(3)} ${s(4)} ${s(-3)} ${s(4)} ${s(-5)} 0z" fill="${colour}"/><path d="M${s(-4)} 0H${s(3.5)}" stroke="${light}" stroke-width="${s(0.7)}"/>`;
    case "cube":
      return `<rect x="${s(-3)}" y="${s(-3)}" width="${s(6)}" height="${s(6)}" rx="${s(1.4)}" fill="${dark}"/><rect x="${s(-3)}" y="${s(-3)}" width="${s(5.2)}" height="${s(5)}" rx="${s(1.4)}" fill="${colour}"/>`;
    case "strip":
      return `<rect x="${s(-5)}" y="${s(-1.1)}" width="${s(10)}" height="${s(2.2)}" rx="${s(1.1)}" fill="${colour}"/>`;
    case "slice":
      return `<path d="M${s(-4.6)} ${s(1.6)}A${s(4.6)} ${s(4.6)} 0 0 1 ${s(4.6)} ${s(1.6)}Q0 ${s(4)} ${s(-4.6)} ${s(1.6)}z" fill="${colour}"/><path d="M${s(-3)} ${s(0.8)}Q0 ${s(2.4)} ${s(3)} ${s(0.8)}" fill="none" stroke="${light}" stroke-width="${s(0.8)}" stroke-linecap="round"/>`;
    case "round":
      return `<circle r="${s(3.4)}" fill="${colour}"/><circle cx="${s(-0.9)}" cy="${s(-0.9)}" r="${s(1.5)}" fill="${light}"/>`;
  }
}

const turns = [0, 20, 45, 70, 110, 140, 160] as const;
const nudges = [-1.4, -0.7, 0, 0.7, 1.4] as const;

/** Pieces in rings from the middle, the foods in turn, each a little out of line. */
function scatter(pick: Picker, looks: readonly Look[], reach: number, big: number): string {
  const spots = [0, 1, 2].flatMap((ring) => {
    const many = ring === 0 ? 1 : ring * 6;
    const far = (ring / 2) * reach;
    return Array.from({ length: many }, (_, n) => {
      const angle = (n / many) * 2 * Math.PI + ring;
      return [32 + Math.cos(angle) * far, 32 + Math.sin(angle) * far] as const;
    });
  });
  return spots
    .map(([x, y], n) => {
      const look = looks[n % Math.max(1, looks.length)];
      return look ? at(x + pick(nudges), y + pick(nudges), pick(turns), piece(look, big)) : "";
    })
    .join("");
}

const plate = (ring: string) =>
  `<circle cx="32" cy="33.2" r="25" fill="#000" opacity=".07"/><circle cx="32" cy="32" r="25" fill="${rim}"/><circle cx="32" cy="32" r="18.5" fill="none" stroke="${ring}" stroke-width="1.2"/>`;

const bowl = (ring: string, inside: string) =>
  `<circle cx="32" cy="33.4" r="23" fill="#000" opacity=".08"/><circle cx="32" cy="32" r="23" fill="${ring}"/><circle cx="32" cy="32" r="20.5" fill="${rim}"/><circle cx="32" cy="32" r="18.5" fill="${inside}"/><path d="M17.5 26a16 16 0 0 1 9-8" fill="none" stroke="#fff" stroke-width="1.6" stroke-linecap="round" opacity=".55"/>`;

const cup = (ring: string, inside: string) =>
  `<ellipse cx="32" cy="53" rx="14" ry="2.4" fill="#000" opacity=".08"/><path d="M20 15h24l-2.4 34a4 4 0 0 1-4 3.6H26.4a4 4 0 0 1-4-3.6z" fill="${rim}"/><path d="M21 24h22l-1.7 24a3.4 3.4 0 0 1-3.4 3H26.1a3.4 3.4 0 0 1-3.4-3z" fill="${inside}"/><ellipse cx="32" cy="24" rx="11" ry="2.4" fill="${shade(inside, 1.4)}"/><path d="M20 15h24" stroke="${ring}" stroke-width="2" stroke-linecap="round"/>`;

const bun = (fill: string) =>
  `<path d="M-9 5C-10-3-5-8 0-8S10-3 9 5Q0 8-9 5z" fill="${fill}"/><path d="M-9 5Q0 8 9 5" fill="none" stroke="${shade(fill, 0.86)}" stroke-width="1"/><path d="M-4-5Q-6-3-6 0" fill="none" stroke="#fff" stroke-width="1.4" stroke-linecap="round" opacity=".7"/>`;

const cake = (fill: string) =>
  `<rect x="-8" y="-7" width="16" height="14" rx="4" fill="${shade(fill, 0.86)}"/><rect x="-8" y="-7" width="16" height="12.4" rx="4" fill="${fill}"/>`;

const three = (shape: string) =>
  at(24, 27, -8, shape) + at(41, 29, 12, shape) + at(32, 41, 0, shape);

const noodles = (colour: string) =>
  [24, 28, 32, 36, 40]
    .map(
      (y) =>
        `<path d="M18 ${y}q7-4 14 0t14 0" fill="none" stroke="${shade(colour, 0.92)}" stroke-width="2.2" stroke-linecap="round"/>`,
    )
    .join("");

/** A flat drawing of a dish on warm paper: a plate, a bowl or a cup with its main foods. */
export function drawDish(dish: StarterDish): string {
  const pick = picker(dish.code);
  const seen = looksOf(dish);
  // porridge and rice are the ground that the rest lies on
  const isGround = ({ shape }: Look) => shape === "grain" && /[粥饭糊羹]/.test(dish.nameZh);
  const looks = [...seen.filter(isGround), ...seen.filter((look) => !isGround(look))];
  const [first, ...others] = looks;
  const main = first?.colour ?? "#f3e8cf";
  const [ground, ring] = [pick(paper), pick(glaze)];
  const inBowl = (shapes: string, inside = main) => bowl(ring, inside) + shapes;
  const drawn = (): string => {
    if (dish.texture === "drink" || /豆浆|牛奶露/.test(dish.nameZh)) return cup(ring, main);
    if (dish.kind === "snackFruit") return plate(ring) + scatter(pick, looks, 11, 1.7);
    if (/馒头|花卷|包$/.test(dish.nameZh))
      return plate(ring) + three(bun(shade(main, 0.93))) + scatter(pick, others, 4, 0.6);
    if (/饼|糕|蛋糕|三明治|饭团/.test(dish.nameZh))
      return plate(ring) + three(cake(shade(looks[1]?.colour ?? main, 1.15)));
    if (/面$|面片|通心粉/.test(dish.nameZh))
      return inBowl(noodles(main) + scatter(pick, others, 10, 0.8), "#f1e3c4");
    if (dish.texture === "puree") return inBowl(scatter(pick, others, 5, 0.6), shade(main, 1.12));
    if (dish.kind === "soup") return inBowl(scatter(pick, looks, 12, 0.95), "#efe0b8");
    if (dish.kind === "staple" || /[粥饭糊羹]/.test(dish.nameZh)) {
      const grains: Look = { colour: shade(main, 0.96), shape: "grain" };
      return inBowl(scatter(pick, [grains], 14, 1) + scatter(pick, others, 9, 0.8));
    }
    if (dish.kind === "snackDairy") return inBowl(scatter(pick, others, 6, 0.9), shade(main, 1.2));
    return plate(ring) + scatter(pick, looks, 12, 1.15);
  };
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64" width="64" height="64">`,
    `<rect width="64" height="64" fill="${ground}"/>${drawn()}</svg>`,
  ].join("");
}

export const dishPictureEdge = 320;

export const renderDish = (svg: string): Promise<Buffer> =>
  sharp(Buffer.from(svg), { density: (72 * dishPictureEdge) / 64 })
    .resize(dishPictureEdge, dishPictureEdge)
    .webp({ quality: 82, effort: 1 })
    .toBuffer();
