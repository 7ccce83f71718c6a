import sharp from "sharp";
import type { Sex } from "../enums";
import { hairs, type FaceAge } from "./face-hair";
import { picker, type Pick } from "./picker";

export type FaceInput = { seed: string; sex: Sex; colour: ClassColour; age: FaceAge };
export type ClassColour = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** `c1`–`c7` of tokens.css in the light theme: the ground behind a drawn face and the shirt's colour. */
const classColours = {
  1: { face: "#fce3d2", solid: "#b36d32" },
  2: { face: "#f4e1f7", solid: "#95679c" },
  3: { face: "#e0eed5", solid: "#648746" },
  4: { face: "#d7edf5", solid: "#2f86a0" },
  5: { face: "#f1e8ce", solid: "#987e23" },
  6: { face: "#fee0e5", solid: "#bb5f75" },
  7: { face: "#e4e7fa", solid: "#6067ae" },
} as const satisfies Record<ClassColour, { face: string; solid: string }>;

const cream = "#fdf7ec";
const ink = "#4a3a30";
type Skin = { face: string; shade: string };
const skins: readonly [Skin, ...Skin[]] = [
  { face: "#f6d6ba", shade: "#eec4a2" },
  { face: "#f8dcc4", shade: "#f0caab" },
  { face: "#f2cda9", shade: "#e7ba93" },
];
const darkHair = ["#43362d", "#352d29", "#4d3b2c", "#3b3432", "#5a4433"] as const;
const greyHair = ["#9b958d", "#b7b1a8", "#837c75"] as const;
const ties = ["#d9738a", "#e0a13a", "#4f9e88", "#6f8fd0", "#c9605a"] as const;

const isGrown = (age: FaceAge): boolean => age === "adult" || age === "elder";

const stroke = (d: string, colour: string, width: number) =>
  `<path d="${d}" fill="none" stroke="${colour}" stroke-width="${width}" stroke-linecap="round"/>`;

function shirt(kind: string, main: string, second: string, grown: boolean): string {
  const body = grown
    ? "M4.5 48c.6-8.5 7.5-13 19.5-13s18.9 4.5 19.5 13z"
    : "M7.5 48c.8-8 7-12.5 16.5-12.5S39.7 40 40.5 48z";
  const whole = `<path d="${body}" fill="${main}"/>`;
  switch (kind) {
    case "collar":
      return `${whole}<path d="M24 39.2c-1.3 2.6-3.6 3.5-6.5 2.7-.6-2.3.2-4.6 2-6.2zM24 39.2c1.3 2.6 3.6 3.5 6.5 2.7.6-2.3-.2-4.6-2-6.2z" fill="${second}"/>`;
    case "stripes":
      return `${whole}<clipPath id="s"><path d="${body}"/></clipPath><g clip-path="url(#s)">${stroke("M4 41.4c13 2.2 27 2.2 40 0M4 45.6c13 2.2 27 2.2 40 0", second, 1.5)}</g>`;
    case "bib":
      return `${whole}<path d="M16.6 36.6c-.6 6.7 2.5 10.2 7.4 10.2s8-3.5 7.4-10.2z" fill="${second}"/>${stroke("M20.3 42.6c1.1.9 2.3 1.3 3.7 1.3s2.6-.4 3.7-1.3", main, 1.1)}`;
    case "straps":
      return `${whole}<path d="M14.6 37.8l3 10.2h12.8l3-10.2-2.6-.9-2 6.1h-9.6l-2-6.1z" fill="${second}"/>`;
    case "button":
      return `${whole}<circle cx="24" cy="41.8" r="1" fill="${second}"/><circle cx="24" cy="45.6" r="1" fill="${second}"/>`;
    case "vee":
      return `${whole}<path d="M18.8 35.3L24 43l5.2-7.7z" fill="${second}"/>`;
    default:
      return whole + stroke("M17.3 37.2c3.6 2.7 9.8 2.7 13.4 0", second, 1.6);
  }
}

const shirtKinds = {
  infant: ["bib", "plain", "button", "bib"],
  toddler: ["plain", "straps", "stripes", "collar", "button"],
  child: ["plain", "collar", "stripes", "button", "straps"],
  adult: ["vee", "collar", "plain", "button"],
  elder: ["vee", "collar", "button"],
} as const satisfies Record<FaceAge, readonly [string, ...string[]]>;

/** Where the features sit: low and wide on the little ones, higher and smaller on the grown. */
const builds = {
  infant: { scale: 1.06, eyeY: 27.2, eyeX: 5.4, eye: 1.35, cheek: 2.3, mouthY: 31.2, ry: 12.2 }, // prettier-ignore
  toddler: { scale: 1.02, eyeY: 26.2, eyeX: 5.1, eye: 1.3, cheek: 2.05, mouthY: 30.9, ry: 12.5 }, // prettier-ignore
  child: { scale: 1, eyeY: 25.8, eyeX: 5, eye: 1.25, cheek: 1.9, mouthY: 30.8, ry: 12.6 },
  adult: { scale: 0.92, eyeY: 25.4, eyeX: 4.8, eye: 1.15, cheek: 1.8, mouthY: 31.4, ry: 13.4 }, // prettier-ignore
  elder: { scale: 0.92, eyeY: 25.4, eyeX: 4.8, eye: 1.1, cheek: 1.9, mouthY: 31.4, ry: 13.4 }, // prettier-ignore
} as const satisfies Record<FaceAge, Record<string, number>>;

function eyesAndBrows(pick: Pick, age: FaceAge, at: readonly number[], y: number, r: number) {
  const smiling = pick(["dot", "dot", "dot", "smiling"]) === "smiling";
  const eyes = smiling
    ? stroke(at.map((x) => `M${x - 1.7} ${y + 0.5}c.9-1.1 2.5-1.1 3.4 0`).join(""), ink, 1.3)
    : at.map((x) => `<circle cx="${x}" cy="${y}" r="${r}" fill="${ink}"/>`).join("");
  if (!isGrown(age) && pick([true, false])) return eyes;
  const brows = at.map((x) => `M${x - 1.6} ${y - 3.4}c1-.6 2.2-.6 3.2 0`).join("");
  return eyes + stroke(brows, age === "elder" ? "#857d74" : "#6b5546", 0.9);
}

function mouth(pick: Pick, y: number): string {
  switch (pick(["small", "small", "wide", "open"])) {
    case "small":
      return stroke(`M21.6 ${y}c1.3 1.3 3.5 1.3 4.8 0`, "#8a5a48", 1.3);
    case "wide":
      return stroke(`M20.7 ${y - 0.3}c1.8 2 4.8 2 6.6 0`, "#8a5a48", 1.3);
    default:
      return `<path d="M21.2 ${y - 0.5}h5.6c0 2-1.2 3.2-2.8 3.2s-2.8-1.2-2.8-3.2z" fill="#a5584b"/><path d="M22.3 ${y + 1.7}c1-.6 2.4-.6 3.4 0-.4.6-1 1-1.7 1s-1.3-.4-1.7-1z" fill="#e59a8c"/>`;
  }
}

function glasses(pick: Pick, age: FaceAge, at: readonly number[], y: number): string {
  const worn =
    (age === "adult" && pick([true, false, false, false, false])) ||
    (age === "elder" && pick([true, false]));
  if (!worn) return "";
  const rims = at.map((x) => `<circle cx="${x}" cy="${y}" r="3.3"/>`).join("");
  return `<g fill="none" stroke="#6a5b50" stroke-width=".9">${rims}<path d="M22.5 ${y - 0.3}c.8-.6 2.2-.6 3 0"/></g>`;
}

/** A drawn face as SVG on a square ground; the same input always draws the same face. */
export function drawFace({ seed, sex, colour, age }: FaceInput): string {
  const pick = picker(`${seed}|${sex}|${age}`);
  const { scale, eyeX, eyeY, eye, cheek, mouthY, ry } = builds[age];
  const skin = pick(skins);
  const hairColour = pick(age === "elder" ? greyHair : darkHair);
  const [first, ...others] = hairs.filter(
    (each) => each.for.sexes.includes(sex) && each.for.ages.includes(age),
  );
  const hair = first && pick([first, ...others]);
  const tie = pick(ties);
  const { face: ground, solid } = classColours[colour];
  const kind = pick(shirtKinds[age]);
  const light = pick([false, false, true]) && kind !== "bib";
  const [main, second] = light
    ? [cream, solid]
    : [solid, pick([cream, ground]) === cream || kind === "stripes" ? cream : ground];
  const paint = (shapes = "") => shapes.replaceAll("HAIR", hairColour).replaceAll("TIE", tie);
  const at = [24 - eyeX, 24 + eyeX];
  const blush = `fill="#efb29a" opacity="${isGrown(age) ? 0.45 : 0.7}"`;
  const ear = `cy="${eyeY + 0.3}" r="2.3" fill="${skin.shade}"`;
  const head = [
    isGrown(age) ? `<path d="M20 34h8v5.5c-2 2.3-6 2.3-8 0z" fill="${skin.shade}"/>` : "",
    `<circle cx="11.6" ${ear}/><circle cx="36.4" ${ear}/>`,
    `<ellipse cx="24" cy="${12.4 + ry}" rx="12.2" ry="${ry}" fill="${skin.face}"/>`,
    `<g fill="${hairColour}">${paint(hair?.front)}</g><g fill="${tie}">${paint(hair?.tie)}</g>`,
    eyesAndBrows(pick, age, at, eyeY, eye),
    `<circle cx="${21.3 - eyeX}" cy="${eyeY + 3.5}" r="${cheek}" ${blush}/>`,
    `<circle cx="${26.7 + eyeX}" cy="${eyeY + 3.5}" r="${cheek}" ${blush}/>`,
    age === "elder"
      ? stroke("M18.4 29.8c-.7.8-1 1.6-.9 2.5M29.6 29.8c.7.8 1 1.6.9 2.5", "#dcae8d", 0.9)
      : "",
    mouth(pick, mouthY),
    glasses(pick, age, at, eyeY),
  ].join("");
  const size = `transform="translate(24 26) scale(${scale}) translate(-24 -26)"`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48" width="48" height="48">`,
    `<rect width="48" height="48" fill="${ground}"/>`,
    `<g ${size} fill="${hairColour}">${paint(hair?.back)}</g>`,
    shirt(kind, main, second, isGrown(age)),
    `<g ${size}>${head}</g></svg>`,
  ].join("");
}

/** A square WebP (or PNG) of a drawn face. */
export async function renderFace(
  svg: string,
  size: number,
  format: "webp" | "png" = "webp",
): Promise<Buffer> {
  const drawn = sharp(Buffer.from(svg), { density: 1.5 * size }).resize(size, size);
  return format === "png"
    ? drawn.png().toBuffer()
    : drawn.webp({ quality: 88, effort: 2 }).toBuffer();
}
