import type { Ctx } from "~/lib/context.server";
import { refuse, type Refusal } from "~/lib/result";
import { wordsOf } from "~/i18n/words.server";
import { listNewClashes } from "./queries.server";

type Change = Parameters<typeof listNewClashes>[1] & { sure: boolean };

/** Inside the command that changes a dish or a food: names whom it would meet, unless that has been read. */
export async function refuseClashes(
  ctx: Ctx,
  { sure, ...change }: Change,
): Promise<Refusal | null> {
  if (sure) return null;
  const clashes = await listNewClashes(ctx, change);
  const [first] = [...clashes].sort((a, b) => (a.day < b.day ? -1 : 1));
  if (!first) return null;
  const { t } = wordsOf(ctx.locale);
  const list = (words: readonly string[]) => [...new Set(words)].join(t("common:listSeparator"));
  const needs = clashes.flatMap(({ allergens, diets, others }) => [
    ...allergens.map((allergen) => t(`enums:allergen.${allergen}`)),
    ...diets.map((diet) => t(`enums:diet.${diet}`)),
    ...others,
  ]);
  return refuse("meals_new_clashes", undefined, {
    ...{ names: list(clashes.map(({ name }) => name)), needs: list(needs), day: first.day },
  });
}
