import type { LeaveKind } from "../enums";
import { addDays, weekdayOf } from "~/lib/dates";
import { demoDay, type DemoClassName } from "./demo-centre";

export type DemoShift = {
  name: string;
  day: string;
  startsAt: string;
  endsAt: string;
  className: DemoClassName | null;
};

/** From, to, and the class where it is not the person's usual one; null is work outside the classes. */
type Piece = readonly [string, string, (DemoClassName | null)?];
type Pattern = readonly Piece[];

const early: Pattern = [["07:30", "16:00"]];
const longEarly: Pattern = [["07:30", "16:30"]];
const middle: Pattern = [["08:00", "17:00"]];
const late: Pattern = [["09:00", "18:00"]];
/** 两头班: both ends of the day, free while the children sleep. */
const bothEnds: Pattern = [["07:30", "11:30"], ["14:30", "18:00"]]; // prettier-ignore

type Team = {
  className: DemoClassName | null;
  people: readonly string[];
  /** One a person, moving on by one person every day. */
  turns: readonly Pattern[];
};

// prettier-ignore
const teams: readonly Team[] = [
  { className: "乳儿班", people: ["陈桂兰", "任红霞", "孙丽娟"], turns: [middle] },
  { className: "托小班", people: ["刘敏", "白雪", "高文静"], turns: [longEarly, middle, middle] },
  { className: "托大一班", people: ["李慧芳", "郭丽萍", "闫美玲"], turns: [longEarly, middle, middle] },
  {
    className: "托大二班",
    people: ["张雅婷", "赵婧"],
    turns: [[["07:30", "12:00"], ["13:30", "17:00"]], [["08:00", "13:30"], ["16:00", "18:00"]]],
  },
  { className: "托大二班", people: ["靳秀兰"], turns: [[["08:00", "16:30"], ["16:30", "17:00", "托小班"]]] },
  { className: "小班", people: ["武玉洁", "田素芬"], turns: [early, late] },
  { className: "小班", people: ["梁爱萍"], turns: [bothEnds] },
  { className: "中班", people: ["贾慧敏", "段晓梅"], turns: [early, [["09:00", "17:30"]]] },
  { className: "中班", people: ["侯晓燕"], turns: [[["07:30", "11:30"], ["14:00", "17:30"]]] },
  { className: "大班", people: ["杨帆", "温静怡"], turns: [early, late] },
  { className: "大班", people: ["郝翠英"], turns: [bothEnds] },
  { className: null, people: ["王晓琴"], turns: [[["08:00", "16:30"]]] },
  { className: null, people: ["吴佳宁"], turns: [[["09:30", "16:30"], ["16:30", "18:00", "托大一班"]]] },
  { className: null, people: ["秦月华"], turns: [early] },
  { className: null, people: ["冯德福", "马秀英"], turns: [early, [["09:00", "17:30"]]] },
];

function shiftsOf(name: string, day: string, pattern: Pattern, usual: DemoShift["className"]) {
  return pattern.map(([startsAt, endsAt, className = usual]): DemoShift => {
    return { name, day, startsAt, endsAt, className };
  });
}

export const demoMonday = addDays(demoDay, 1 - weekdayOf(demoDay));

const weekdays = [0, 1, 2, 3, 4];

/** The week as it is planned before anybody asks for leave. */
export const usualShifts: readonly DemoShift[] = weekdays.flatMap((at) =>
  teams.flatMap(({ className, people, turns }) =>
    people.flatMap((name, no) =>
      shiftsOf(name, addDays(demoMonday, at), turns[(no + at) % turns.length] ?? [], className),
    ),
  ),
);

export type DemoLeave = {
  name: string;
  kind: LeaveKind;
  fromDay: string;
  toDay: string;
  coveredBy: string | null;
};

/** The cook renews her health certificate and is covered; nobody has been found for the carer yet. */
export const demoLeaves: readonly DemoLeave[] = [
  { name: "马秀英", kind: "personal", fromDay: demoDay, toDay: demoDay, coveredBy: "冯德福" },
  { name: "赵婧", kind: "training", fromDay: demoDay, toDay: demoDay, coveredBy: null },
];

/** How the others fill the gaps on the demo day, all but 11:30 to 12:00 in 托大二班. */
export const changedOnDemoDay: readonly DemoShift[] = [
  ...shiftsOf("冯德福", demoDay, early, null),
  ...shiftsOf("张雅婷", demoDay, [["07:30", "17:00"]], "托大二班"),
  ...shiftsOf("靳秀兰", demoDay, [["08:00", "12:30"], ["14:00", "18:00"]], "托大二班"), // prettier-ignore
  ...shiftsOf("吴佳宁", demoDay, [["08:00", "11:30", "托大二班"], ["12:30", "14:00", "托大二班"], ["16:30", "18:00", "托大一班"]], null), // prettier-ignore
  ...shiftsOf("刘敏", demoDay, [["07:30", "17:00"]], "托小班"),
];

const isReplaced = ({ name, day }: DemoShift): boolean =>
  day === demoDay && [...demoLeaves, ...changedOnDemoDay].some((each) => each.name === name);

/** The demo week as it stands when the demo opens. */
export const demoShifts: readonly DemoShift[] = [
  ...usualShifts.filter((shift) => !isReplaced(shift)),
  ...changedOnDemoDay,
];
