import type { Day } from "~/lib/dates";

/** Until a centre says otherwise. */
export const usualSetting = { takesApplications: true, offerDays: 7, keepMonths: 6 } as const;

/** Points that put one application before another; `perMonth` for each whole month it has waited. */
export type PriorityRule = {
  fromDay: Day;
  sibling: number;
  staffChild: number;
  district: number;
  halfDay: number;
  perMonth: number;
};

export const usualPriority = {
  ...{ sibling: 30, staffChild: 20, district: 10, halfDay: 5, perMonth: 1 },
} as const;

/** The rule in force on a day: the newest that has begun; before the first, the usual one. */
export const priorityOn = (rules: readonly PriorityRule[], day: Day): PriorityRule =>
  rules
    .filter(({ fromDay }) => fromDay <= day)
    .reduce<PriorityRule>((newest, rule) => (rule.fromDay >= newest.fromDay ? rule : newest), {
      fromDay: "0001-01-01",
      ...usualPriority,
    });
