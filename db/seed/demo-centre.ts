import type { ClassType } from "../enums";

export const demoDay = "2026-11-12";

/** The story centre: a real kind of place with invented people. */
export const demoCentre = {
  name: "介休市综合托育中心",
  shortName: "介休综合托育",
  address: "山西省晋中市介休市温润路1号（演示地址）",
  phone: "03540000000",
  licensedPlaces: 135,
  opensAt: "07:30",
  closesAt: "18:00",
  timeZone: "Asia/Shanghai",
  locale: "zh-CN",
  demoDay,
  /** Where the demo clock starts, in the centre's zone. */
  startsAt: "10:20",
} as const;

export type DemoClass = {
  name: string;
  type: ClassType;
  places: number;
  colour: 1 | 2 | 3 | 4 | 5 | 6 | 7;
};

/** In the order they are shown; together the 135 licensed places. */
export const demoClasses = [
  { name: "乳儿班", type: "infant", places: 10, colour: 1 },
  { name: "托小班", type: "toddler", places: 15, colour: 2 },
  { name: "托大一班", type: "olderToddler", places: 20, colour: 3 },
  { name: "托大二班", type: "olderToddler", places: 20, colour: 4 },
  { name: "小班", type: "kindergartenSmall", places: 20, colour: 5 },
  { name: "中班", type: "kindergartenMiddle", places: 25, colour: 6 },
  { name: "大班", type: "kindergartenBig", places: 25, colour: 7 },
] as const satisfies readonly DemoClass[];

export type DemoClassName = (typeof demoClasses)[number]["name"];
