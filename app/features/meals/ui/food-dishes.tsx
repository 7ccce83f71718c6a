import { Card } from "~/components/card";
import { Link } from "~/components/link";
import type { FoodPage } from "../foods/queries.server";
import { useMealWords } from "./meal-words";

export function FoodDishes({ dishes }: { dishes: FoodPage["dishes"] }) {
  const { t, nameOf } = useMealWords();
  return (
    <Card title={t("foods.dishes")}>
      {dishes.length === 0 ? (
        <p className="text-ink-2">{t("foods.noDishes")}</p>
      ) : (
        <ul className="max-h-96 overflow-y-auto" tabIndex={dishes.length > 12 ? 0 : undefined}>
          {dishes.map((dish) => (
            <li key={dish.id}>
              <Link to={`/dishes/${dish.id}`} className="flex min-h-(--tap) items-center">
                {nameOf(dish)}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
