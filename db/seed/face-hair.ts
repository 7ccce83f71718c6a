import type { Sex } from "../enums";

export type FaceAge = "infant" | "toddler" | "child" | "adult" | "elder";

/** One cut of hair on a 48 grid whose head is the ellipse 24,25 × 12.2,12.6; `back` lies behind the head. */
export type Hair = {
  for: { sexes: readonly Sex[]; ages: readonly FaceAge[] };
  back?: string;
  front: string;
  /** Drawn over the hair in the accent colour: a tie, a band, a clip. */
  tie?: string;
};

const both = ["male", "female"] as const;
const girls = ["female"] as const;
const boys = ["male"] as const;
const little = ["toddler", "child"] as const;
const grown = ["adult", "elder"] as const;

const path = (d: string) => `<path d="${d}"/>`;
const ball = (x: number, y: number, r: number) => `<circle cx="${x}" cy="${y}" r="${r}"/>`;

const fringe =
  "M10.8 27c-1.2-11 4-16.8 13.2-16.8S38.4 16 37.2 27c-1.3-2.3-2.2-5.3-2.6-8.4-6.4 1.3-14.8 1.3-21.2 0-.4 3.1-1.3 6.1-2.6 8.4z";
const sidePart =
  "M11.5 24c-.5-9 5-14 12.5-14s13 5 12.5 14c-2-4-4-6-5.5-6.8-4 2-9.5 2.5-14 1.5-2.5 1-4.5 3-5.5 5.3z";
const midPart =
  "M11.7 25c-.8-9.3 4.8-14.5 12.3-14.5S37.1 15.7 36.3 25c-.9-4.5-3.6-7.4-7.3-8.3-2-.5-3.9-1.5-5-2.9-1.1 1.4-3 2.4-5 2.9-3.7.9-6.4 3.8-7.3 8.3z";
const scallops =
  "M11.8 24c-.5-8.5 5-13 12.2-13s12.7 4.5 12.2 13c-1-4.5-3.7-7-7-7.5-1.6 1.3-3.3 1.9-5.2 1.9s-3.6-.6-5.2-1.9c-3.3.5-6 3-7 7.5z";

export const hairs: readonly Hair[] = [
  // infants: what little there is
  { for: { sexes: both, ages: ["infant"] }, front: path("M17.5 14.6c1.3-2.6 3.8-4 6.7-4 2.8 0 5.1 1.3 6.3 3.6-1.9-.6-3.9-.9-5.7-.8l.8-2.3-2.4 2.5c-2 0-3.9.3-5.7 1z") }, // prettier-ignore
  { for: { sexes: both, ages: ["infant"] }, front: `<g fill="#8a6850" opacity=".6">${path("M12.7 20.5c.3-6.5 5-10.3 11.3-10.3s11 3.8 11.3 10.3c-2.7-3.9-6.6-5.7-11.3-5.7s-8.6 1.8-11.3 5.7z")}</g>` }, // prettier-ignore
  { for: { sexes: both, ages: ["infant"] }, front: `<g fill="none" stroke="HAIR" stroke-width="1.7" stroke-linecap="round">${path("M24 13.4c-1.9-1.1-2-4 .2-4.5 1.8-.4 2.7 1.7 1.2 2.5")}${path("M20.6 13.5c-.6-.6-1-1.3-1.1-2")}</g>` }, // prettier-ignore
  { for: { sexes: girls, ages: ["infant", "toddler"] }, front: path("M17.3 14.6c1.5-2.4 3.9-3.8 6.7-3.8s5.2 1.4 6.7 3.8c-4-1.1-9.4-1.1-13.4 0z") + path("M23.6 11.8c-2.7-1.1-4.2-3.3-4-5.8 2 .4 3.5 1.5 4.3 3.2.8-1.9 2.3-3.1 4.5-3.5.2 2.7-1.2 5-3.8 6.1z"), tie: ball(24.1, 11.2, 1.4) }, // prettier-ignore
  { for: { sexes: boys, ages: ["infant", "toddler"] }, front: path("M16.3 15.6c.6-3.4 3.9-5.7 7.9-5.7s7.1 2.3 7.6 5.6c-1.3-1-2.7-1.3-3.9-.9-.9.9-2.3 1.3-3.8 1.3s-2.9-.4-3.9-1.3c-1.3-.4-2.7 0-3.9 1z") }, // prettier-ignore

  // boys
  { for: { sexes: boys, ages: ["toddler", "child", "adult"] }, front: path(sidePart) },
  { for: { sexes: boys, ages: ["toddler", "child", "adult"] }, front: path("M11.5 24c-.8-9 4.5-14.2 12.3-14.2 8 0 13.5 5 12.7 14.2-1-3-2.7-5.6-5.5-7.6-2.5 1.5-6 2.3-10 2-4.5 1-7.5 2.6-9.5 5.6z") }, // prettier-ignore
  { for: { sexes: boys, ages: little }, front: path("M10.7 25.5C9.9 15.5 15.3 9.7 24 9.7s14.1 5.8 13.3 15.8c-1-1.4-1.7-3.3-2-5.3-7.1 1.2-15.5 1.2-22.6 0-.3 2-1 3.9-2 5.3z") }, // prettier-ignore
  { for: { sexes: boys, ages: [...little, "adult"] }, front: path("M12 22.6c-.5-7.7 4.8-12.2 12-12.2s12.5 4.5 12 12.2c-.7-2.6-1.7-4.5-3.2-6-5.4-1.3-12.2-1.3-17.6 0-1.5 1.5-2.5 3.4-3.2 6z") }, // prettier-ignore
  { for: { sexes: boys, ages: ["child"] }, front: path("M11.6 23.5c-.5-4.5.7-8 2.9-10.4l.6-2.8 2.5 1.1 1.8-2.5 2.4 1.4L24.2 8l2.2 2.2 2.7-1.3.8 2.5 2.8-.4.2 2.8c2.3 2.2 3.9 5.4 3.5 9.7-1.4-2.9-3-5-5-6.2-1.2.9-2.7 1.3-4.3 1.2-1 .8-2.3 1.1-3.6.9-1.5.6-3.1.6-4.6 0-1.2-.2-2.3-.8-3.1-1.7-1.9 1.3-3.2 3.2-4.2 5.8z") }, // prettier-ignore
  { for: { sexes: boys, ages: little }, front: [[13.6, 18, 3.7], [16.6, 13.8, 4], [21.4, 11.6, 4.2], [26.6, 11.6, 4.2], [31.4, 13.8, 4], [34.4, 18, 3.7], [24, 14.5, 3.6], [19, 16, 3], [29, 16, 3]].map(([x = 0, y = 0, r = 0]) => ball(x, y, r)).join("") }, // prettier-ignore
  { for: { sexes: boys, ages: ["child", "adult"] }, front: path("M11.6 24c-.6-8.2 3.6-13.8 11.4-14 2.3-1.2 5.1-.9 6.7.7 4.8 1.6 7.3 6.4 6.7 13.3-.8-2.5-1.9-4.4-3.4-5.7-3.3.4-6.4-.6-8.4-2.4-2.2 2.5-6 3.7-9.9 3.2-1.4 1.3-2.4 2.9-3.1 4.9z") }, // prettier-ignore

  // girls
  { for: { sexes: girls, ages: little }, front: ball(13, 12.5, 4.3) + ball(35, 12.5, 4.3) + path(scallops), tie: ball(15.6, 14.3, 1.3) + ball(32.4, 14.3, 1.3) }, // prettier-ignore
  { for: { sexes: girls, ages: little }, front: path("M9.5 21c-3 1.5-4 5-2.8 8.5 2-.8 3.7-2.5 4.5-5zM38.5 21c3 1.5 4 5 2.8 8.5-2-.8-3.7-2.5-4.5-5z") + path("M11.5 23.5c-.3-8.5 5-13 12.5-13s12.8 4.5 12.5 13c-2.2-1.2-3.8-3.4-4.5-6-4 1.8-11.5 1.8-15.5-.2-.8 2.8-2.5 5-5 6.2z"), tie: ball(10.3, 21.3, 1.5) + ball(37.7, 21.3, 1.5) }, // prettier-ignore
  { for: { sexes: girls, ages: [...little, "adult"] }, front: path("M10.8 31c-1.5-12 3.5-20.5 13.2-20.5S38.7 19 37.2 31c-1.7-.8-2.7-2.2-3-4.5-.2-3-.4-5.5-.9-7.7-5.8 1-13 1-18.6 0-.5 2.2-.7 4.7-.9 7.7-.3 2.3-1.3 3.7-3 4.5z") }, // prettier-ignore
  { for: { sexes: girls, ages: ["child"] }, back: path("M31 9.5c5.5-3 11.5.5 11.3 7.5-.1 3.6-1.2 6.4-3.3 8.6-.9-4.2-2.3-7.7-4.6-10.3z"), front: path(sidePart), tie: ball(33.6, 12.8, 1.8) }, // prettier-ignore
  { for: { sexes: girls, ages: ["child"] }, back: path("M10 20c-2.8 2-3.3 5-2 7.2-1.7 2-1.5 4.8.2 6.5-.7 2.2.1 4.2 2 5.3 2-1.3 2.7-3.3 2-5.4 1.6-1.8 1.7-4.4.3-6.4 1.1-2.5.4-5.4-2.5-7.2zM38 20c2.8 2 3.3 5 2 7.2 1.7 2 1.5 4.8-.2 6.5.7 2.2-.1 4.2-2 5.3-2-1.3-2.7-3.3-2-5.4-1.6-1.8-1.7-4.4-.3-6.4-1.1-2.5-.4-5.4 2.5-7.2z"), front: path(midPart), tie: ball(10.2, 36.6, 1.5) + ball(37.8, 36.6, 1.5) }, // prettier-ignore
  { for: { sexes: girls, ages: little }, front: path(fringe), tie: `<path d="M11.7 18.3c1.2-5.6 5.8-8.9 12.3-8.9s11.1 3.3 12.3 8.9" fill="none" stroke="TIE" stroke-width="1.9" stroke-linecap="round"/>` }, // prettier-ignore
  { for: { sexes: girls, ages: little }, front: path("M11.5 24c-.8-9 4.5-14.2 12.3-14.2 8 0 13.5 5 12.7 14.2-1.2-3.3-3-6-6-7.7-4.2.4-8.5 0-11.5-1.3-2.5 1.9-5.5 4.8-7.5 9z"), tie: path("M32.6 14.4l-4.6-1.3c-.6 1.6-.5 3.2.3 4.7zM34 13.6l3-3.7c1.4.9 2.2 2.2 2.4 3.9z") + ball(33.2, 14.1, 1.3) }, // prettier-ignore
  { for: { sexes: girls, ages: ["toddler"] }, front: path("M20.6 11c-1.1-2.6-.5-5.5 1.5-7.5.7 1 1.3 2 1.7 3.2.9-1.1 2-1.9 3.4-2.3.7 2.5.1 4.9-1.7 6.8z") + path(scallops), tie: `<rect x="20.8" y="9.6" width="5" height="1.9" rx=".95"/>` }, // prettier-ignore
  { for: { sexes: girls, ages: ["child", "adult"] }, back: path("M10.5 22C9.5 13 15 8.8 24 8.8S38.5 13 37.5 22c-.3 5.5.3 10 2 14.5-3.5 2.3-8 3-15.5 3s-12-.7-15.5-3c1.7-4.5 2.3-9 2-14.5z"), front: path(midPart) }, // prettier-ignore
  { for: { sexes: girls, ages: ["child", "adult"] }, back: path("M10.5 22C9.5 13 15 8.8 24 8.8S38.5 13 37.5 22c-.3 5.5.3 9 1.5 12.5-3.2 2.6-8 3.5-15 3.5s-11.8-.9-15-3.5c1.2-3.5 1.8-7 1.5-12.5z"), front: path(fringe) }, // prettier-ignore

  // grown-ups
  { for: { sexes: girls, ages: grown }, back: ball(24, 8.6, 4.6), front: path(midPart) },
  { for: { sexes: girls, ages: ["adult"] }, back: path("M33 28c4.5-.5 7 2.5 6.5 7-.3 2.8-1.5 5-3.5 7-2.3-1.8-3.8-4-4.3-6.5z"), front: path("M11.5 26c-1-10 4.3-15.7 12.4-15.7 8.3 0 13.7 5.5 12.6 15.7-.9-4.4-3-7.6-6.4-9.4-4.3 2.9-9.5 3.9-14.2 3.6-2 1.4-3.5 3.3-4.4 5.8z") }, // prettier-ignore
  { for: { sexes: girls, ages: grown }, back: path("M10.6 22c-1-8.5 4.4-13 13.4-13s14.4 4.5 13.4 13c.9 1.8 1.2 4 .8 6.5.3 2.3-.5 4.3-2.4 5.4H12.2c-1.9-1.1-2.7-3.1-2.4-5.4-.4-2.5-.1-4.7.8-6.5z"), front: path("M11.7 24.5c-.9-9 4.4-14 12.3-14 8 0 13.3 5 12.3 14-1.3-2.6-2.2-4.8-4.1-6.3-2.6.9-5.3.3-7.3-1.3-2.3 2-5.7 2.6-8.9 1.9-2.1 1.5-3.3 3.4-4.3 5.7z") }, // prettier-ignore
  { for: { sexes: boys, ages: ["elder"] }, front: path("M11.7 24.5c-.7-4.2.1-7.6 1.8-10 .6 1.3.9 2.7.8 4.2-1.2 1.6-2 3.5-2.6 5.8zM36.3 24.5c.7-4.2-.1-7.6-1.8-10-.6 1.3-.9 2.7-.8 4.2 1.2 1.6 2 3.5 2.6 5.8z") + path("M16.5 14.2c1.8-2.3 4.4-3.5 7.5-3.5s5.7 1.2 7.5 3.5c-4.5-1.3-10.5-1.3-15 0z") }, // prettier-ignore
  { for: { sexes: boys, ages: ["elder"] }, front: path(sidePart) },
];
