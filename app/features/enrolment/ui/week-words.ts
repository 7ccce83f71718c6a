import type { TFunction } from "i18next";
import { weekOf, type WeekPattern } from "~/lib/week-pattern";

export const dayNames = ["monday", "tuesday", "wednesday", "thursday", "friday"] as const;

/** 周一全日，周三上午: the days on which a child comes. */
export const weekInWords = (t: TFunction, pattern: WeekPattern): string =>
  weekOf(pattern)
    .flatMap((schedule, at) =>
      schedule === "none"
        ? []
        : [
            t("enrolment:dayInWeek", {
              day: t(`enrolment:days.${dayNames[at]}`),
              schedule: t(`enums:schedule.${schedule}`),
            }),
          ],
    )
    .join(t("common:clauseSeparator"));
