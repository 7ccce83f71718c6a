import { clsx } from "clsx";
import { TriangleAlert } from "lucide";
import { Card } from "~/components/card";
import { Icon } from "~/components/icon";
import { Tag } from "~/components/tag";
import { formatDay } from "~/lib/dates";
import type { FamilyMenuDay, FamilyMenuWeek } from "../family/queries.server";
import { ChangesCard } from "./check-cards";
import { DishPicture } from "./dish-picture";
import { useMealWords } from "./meal-words";

/** A week on a phone: today first, then what comes, then what was. */
export function FamilyMenu({ menu, today }: { menu: FamilyMenuWeek; today: string }) {
  const { t } = useMealWords();
  const days = [
    ...menu.days.filter(({ day }) => day >= today),
    ...menu.days.filter(({ day }) => day < today),
  ];
  return (
    <div className="grid gap-4">
      <ChangesCard changes={menu.changes} title={t("family.changes")} />
      {days.map((day) => (
        <FamilyDay key={day.day} day={day} name={menu.name} isToday={day.day === today} />
      ))}
      <p className="text-second text-ink-2">
        {t("family.lead", { edition: t(`enums:intakeEdition.${menu.intakeEdition}`) })}
      </p>
    </div>
  );
}

function FamilyDay({ day, name, isToday }: { day: FamilyMenuDay; name: string; isToday: boolean }) {
  const { t, locale } = useMealWords();
  return (
    <Card
      title={formatDay(day.day, locale)}
      aside={isToday ? <Tag tone="brand">{t("family.today")}</Tag> : null}
      className={clsx(!day.isOpen && "text-ink-3")}
    >
      {!day.isOpen ? (
        <p>{day.holiday ?? t("closed")}</p>
      ) : day.meals.length === 0 ? (
        <p className="text-ink-2">{t("family.noDishes")}</p>
      ) : (
        <>
          {day.meals.map(({ meal, dishes }) => (
            <section key={meal} className="border-t border-line py-3">
              <h3 className="mb-2 text-second text-ink-2">{t(`enums:meal.${meal}`)}</h3>
              <ul className="grid gap-2">
                {dishes.map((dish) => (
                  <FamilyDish key={dish.id} dish={dish} name={name} />
                ))}
              </ul>
            </section>
          ))}
          <DayNutrition day={day} />
        </>
      )}
    </Card>
  );
}

function FamilyDish({
  dish,
  name,
}: {
  dish: FamilyMenuDay["meals"][number]["dishes"][number];
  name: string;
}) {
  const { t, nameOf, needWords, list, allergenWords } = useMealWords();
  return (
    <li className="flex items-center gap-3">
      <DishPicture fileId={dish.photoFileId} size={64} />
      <div className="min-w-0">
        <p className={clsx(dish.own && "font-semibold text-stop-fg")}>{nameOf(dish)}</p>
        {dish.own ? (
          <p className="flex gap-1.5 text-second text-stop-fg">
            <Icon of={TriangleAlert} size={16} className="mt-0.5" />
            {dish.instead
              ? t("family.instead", { name, dish: nameOf(dish.instead) })
              : t("family.own", { name, what: list(needWords(dish.own)) })}
          </p>
        ) : dish.allergens.length > 0 ? (
          <p className="text-second text-ink-2">
            {t("dish.contains", { allergens: allergenWords(dish.allergens) })}
          </p>
        ) : null}
      </div>
    </li>
  );
}

function DayNutrition({ day }: { day: FamilyMenuDay }) {
  const { t } = useMealWords();
  const isJudged = day.intakes.some(({ percent }) => percent !== null);
  return (
    <section className="border-t border-line pt-3">
      <h3 className="mb-1 text-second text-ink-2">
        {isJudged ? t("family.nutrition") : t("family.milk")}
      </h3>
      <dl>
        {day.intakes.map(({ nutrient, amount, percent, verdict }) => (
          <div key={nutrient} className="flex items-baseline justify-between gap-2 py-1">
            <dt className="whitespace-nowrap">{t(`nutrient.${nutrient}`)}</dt>
            <dd className="text-right text-second whitespace-nowrap text-ink-2">
              {percent === null || verdict === null
                ? t(`unit.${nutrient}`, { n: amount.toFixed(amount >= 10 ? 0 : 1) })
                : t("family.line", { percent, verdict: t(`verdict.${verdict}`) })}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
