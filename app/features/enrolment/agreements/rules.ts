import type { TFunction } from "i18next";
import type { Relation, Sex } from "~db/enums";
import { formatLongDay, type Day } from "~/lib/dates";
import { nameOf, type WeekPattern } from "~/lib/week-pattern";

export type AgreedPlace = {
  centre: { name: string; address: string; phone: string; opensAt: string; closesAt: string };
  application: {
    number: number;
    guardianName: string;
    guardianPhone: string;
    guardianRelation: Relation;
    childName: string;
    sex: Sex;
    bornOn: Day;
  };
  className: string;
  pattern: WeekPattern;
  startsOn: Day;
};

/** `2026-0012`: the year of the first day and the application's number. */
export const agreementNumber = (startsOn: Day, number: number): string =>
  `${startsOn.slice(0, 4)}-${String(number).padStart(4, "0")}`;

/** What the blanks of the agreement are filled in with, in the words of one language. */
export function agreementValues(
  { centre, application, className, pattern, startsOn }: AgreedPlace,
  t: TFunction,
  locale: string,
): Record<string, string> {
  return {
    number: agreementNumber(startsOn, application.number),
    ...{ centreName: centre.name, address: centre.address, phone: centre.phone },
    ...{ opensAt: centre.opensAt.slice(0, 5), closesAt: centre.closesAt.slice(0, 5) },
    ...{ guardianName: application.guardianName, guardianPhone: application.guardianPhone },
    relation: t(`enums:relation.${application.guardianRelation}`),
    ...{ childName: application.childName, sex: t(`enums:sex.${application.sex}`) },
    bornOn: formatLongDay(application.bornOn, locale),
    ...{ className, schedule: t(`enums:schedule.${nameOf(pattern)}`) },
    startsOn: formatLongDay(startsOn, locale),
  };
}
