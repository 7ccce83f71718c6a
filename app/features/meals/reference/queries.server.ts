import { and, eq, gt, inArray, isNull, lte, or } from "drizzle-orm";
import { classTypes, type MealBand } from "~db/enums";
import { classTable } from "~db/schema/centres";
import { child } from "~db/schema/children";
import { enrolment } from "~db/schema/enrolment";
import { monthsAt } from "~/features/children/rules";
import type { Ctx } from "~/lib/context.server";
import type { Day } from "~/lib/dates";
import { bandOfClassType } from "../rules";
import { eatersOf, groupOf, type Group } from "./rules";

/** The class types whose children eat a band's menu. */
export const typesOfBand = (band: MealBand) =>
  classTypes.filter((type) => bandOfClassType(type) === band);

/** Who is enrolled in a band on these days, by age and sex, a child once a day; the band as it usually is where nobody is. */
export const getGroup = (
  ctx: Ctx,
  input: { band: MealBand; days: readonly Day[] },
): Promise<Group> =>
  ctx.tx(async (tx) => {
    const days = [...input.days].sort();
    const [from, through] = [days[0], days.at(-1)];
    if (from === undefined || through === undefined) return groupOf(input.band, []);
    const rows = await tx
      .select({
        childId: enrolment.childId,
        startsOn: enrolment.startsOn,
        endsOn: enrolment.endsOn,
        sex: child.sex,
        bornOn: child.bornOn,
      })
      .from(enrolment)
      .innerJoin(
        classTable,
        and(eq(classTable.centreId, enrolment.centreId), eq(classTable.id, enrolment.classId)),
      )
      .innerJoin(
        child,
        and(eq(child.centreId, enrolment.centreId), eq(child.id, enrolment.childId)),
      )
      .where(
        and(
          eq(enrolment.centreId, ctx.centreId),
          inArray(classTable.type, typesOfBand(input.band)),
          lte(enrolment.startsOn, through),
          or(isNull(enrolment.endsOn), gt(enrolment.endsOn, from)),
        ),
      );
    const eating = days.flatMap((day) => {
      const today = rows.filter(
        ({ startsOn, endsOn }) => startsOn <= day && (endsOn === null || endsOn > day),
      );
      const once = new Map(today.map((row) => [row.childId, row]));
      return [...once.values()].map(({ sex, bornOn }) => ({ sex, months: monthsAt(bornOn, day) }));
    });
    return groupOf(input.band, eatersOf(eating));
  });
