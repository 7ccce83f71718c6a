import { Tag } from "~/components/tag";
import type { DishPage } from "../dishes/queries.server";
import { DishPicture } from "./dish-picture";
import { useMealWords } from "./meal-words";

/** One dish as a band eats it: what is in it, how it is cooked, how small it is cut. */
export function DishFacts({ dish }: { dish: DishPage }) {
  const { t, nameOf, allergenWords } = useMealWords();
  return (
    <div className="grid gap-4">
      <div className="flex items-center gap-4">
        <DishPicture fileId={dish.photoFileId} size={120} />
        <div className="grid justify-items-start gap-2">
          <span className="flex flex-wrap gap-1.5">
            <Tag>{t(`enums:dishKind.${dish.kind}`)}</Tag>
            <Tag>{t(`enums:dishTexture.${dish.texture}`)}</Tag>
          </span>
          <p className="text-ink-2">
            {dish.allergens.length > 0
              ? t("dish.contains", { allergens: allergenWords(dish.allergens) })
              : t("dish.containsNone")}
          </p>
        </div>
      </div>
      <section aria-labelledby="ingredients">
        <h3 id="ingredients" className="mb-1">
          {t("dish.ingredients")}
        </h3>
        <ul className="divide-y divide-line border-y border-line">
          {dish.ingredients.map((one) => (
            <li key={one.food} className="flex justify-between gap-3 py-1.5">
              <span>{nameOf(one)}</span>
              <span className="whitespace-nowrap text-ink-2">{t("grams", { n: one.grams })}</span>
            </li>
          ))}
        </ul>
      </section>
      <Words title={t("dish.steps")}>{dish.steps}</Words>
      <Words title={t("dish.choking")}>{dish.chokingNote}</Words>
    </div>
  );
}

function Words({ title, children }: { title: string; children: string }) {
  if (!children) return null;
  return (
    <section>
      <h3 className="mb-1">{title}</h3>
      <p lang="zh-CN" className="text-ink-2">
        {children}
      </p>
    </section>
  );
}
