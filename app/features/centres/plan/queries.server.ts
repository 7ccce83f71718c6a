import { wordsOf } from "~/i18n/words.server";
import type { Ctx } from "~/lib/context.server";
import { getCentre } from "../queries.server";
import { standardPlan } from "./rules";

/** The usual classes for the licensed places, named in the reader's language; nothing is opened yet. */
export async function getStandardPlan(ctx: Ctx) {
  const { licensedPlaces } = await getCentre(ctx);
  const { t, exists } = wordsOf(ctx.locale);
  return standardPlan(licensedPlaces).map(({ type, places, no, of }) => {
    const numeral = exists(`centres:plan.numeral.${no}`) ? t(`centres:plan.numeral.${no}`) : no;
    const name =
      of === 1 ? t(`enums:classType.${type}`) : t(`centres:plan.numbered.${type}`, { no: numeral });
    return { name, type, places };
  });
}
