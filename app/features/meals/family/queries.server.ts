import { listCareOfChild } from "~/features/children/care/queries.server";
import { findChild } from "~/features/children/queries.server";
import { monthsAt } from "~/features/children/rules";
import { listClasses } from "~/features/centres/queries.server";
import { writeAudit } from "~/lib/audit.server";
import type { Ctx, OwnChildId } from "~/lib/context.server";
import { addDays, dayOf, type Day } from "~/lib/dates";
import { clashOf } from "../clashes/rules";
import { daysWith, listPlanned } from "../queries.server";
import { bandOfAge, bandOfClassType } from "../rules";
import { listMenuChanges } from "../publishing/queries.server";
import { listDecisions } from "../substitutes/queries.server";
import { getMealSetting } from "../settings/queries.server";

/**
 * The published week of the child's band, by its class or else by its age, with what the child itself
 * must not eat marked. Audited, as the child's allergies are read.
 */
export const getFamilyMenuWeek = (ctx: Ctx, childId: OwnChildId, input: { week: Day }) =>
  ctx.tx(async () => {
    const { week } = input;
    const { name, bornOn, classId } = await findChild(ctx, childId);
    const room = (await listClasses(ctx)).find(({ id }) => id === classId);
    const today = dayOf(ctx.now, ctx.timeZone);
    const band = room ? bandOfClassType(room.type) : bandOfAge(monthsAt(bornOn, today));
    const needs = await listCareOfChild(ctx, childId);
    const through = addDays(week, 6);
    const planned = await listPlanned(ctx, { band, from: week, through, publishedOnly: true });
    await writeAudit(ctx, { capability: "meals.own.read", childId });
    const decided = await listDecisions(ctx, { band, from: week, through, seenOnly: true });
    const insteadOf = (at: { day: Day; meal: string; dishId: string }) =>
      decided.find(
        (one) =>
          one.childId === childId &&
          one.day === at.day &&
          one.meal === at.meal &&
          one.dishId === at.dishId,
      )?.instead ?? null;
    const days = (await daysWith(ctx, { week, band, planned })).map(({ meals, ...day }) => ({
      ...day,
      meals: meals
        .filter(({ dishes }) => dishes.length > 0)
        .map(({ meal, dishes }) => ({
          meal,
          dishes: dishes.map(({ portions, id, nameZh, nameEn, photoFileId, allergens }) => ({
            ...{ id, nameZh, nameEn, photoFileId, allergens },
            own: clashOf(portions, needs),
            instead: insteadOf({ day: day.day, meal, dishId: id }),
          })),
        })),
    }));
    const { intakeEdition } = await getMealSetting(ctx);
    return {
      ...{ week, band, name, days, intakeEdition, isPublished: planned.length > 0 },
      changes: await listMenuChanges(ctx, { week, band }),
    };
  });

export type FamilyMenuWeek = Awaited<ReturnType<typeof getFamilyMenuWeek>>;
export type FamilyMenuDay = FamilyMenuWeek["days"][number];
