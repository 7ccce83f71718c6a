import { listNeeds } from "~/features/children/care/queries.server";
import type { Ctx } from "~/lib/context.server";
import { isUnclear, meantBy, noFood, ofFood, ofGroup } from "../clashes/rules";
import { listAllFoods } from "../foods/queries.server";
import { foodGroups } from "~db/enums";

/** Every allergy in words of the children here, with what it is taken to mean, the unclear first. Audited. */
export const listAllergyWords = (ctx: Ctx) =>
  ctx.tx(async () => {
    const children = await listNeeds(ctx, { needsOnly: true });
    const foods = await listAllFoods(ctx);
    const rows = children.flatMap(({ id: childId, name, className, colour, allergies }) =>
      allergies
        .filter(({ allergen }) => allergen === "other")
        .map((allergy) => {
          const meant = new Set(meantBy(allergy));
          return {
            ...{ childId, name, className, colour, id: allergy.id, detail: allergy.detail },
            foods: foods
              .filter(({ code }) => meant.has(ofFood(code)))
              .map(({ code, nameZh, nameEn }) => ({ code, nameZh, nameEn })),
            groups: foodGroups.filter((group) => meant.has(ofGroup(group))),
            isNoFood: meant.has(noFood),
            isUnclear: isUnclear(allergy),
            isSaid: allergy.of.length > 0,
          };
        }),
    );
    const names = foods.filter(({ archived }) => !archived);
    return {
      rows: rows.sort((a, b) => Number(b.isUnclear) - Number(a.isUnclear)),
      names: names.map(({ nameZh, nameEn }) => (ctx.locale === "en" ? nameEn : nameZh)),
    };
  });

export type AllergyWords = Awaited<ReturnType<typeof listAllergyWords>>["rows"][number];
