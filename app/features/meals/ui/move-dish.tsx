import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import { Button } from "~/components/button";
import { SelectField } from "~/components/select-field";
import { formatDay } from "~/lib/dates";
import { isFormFailure } from "~/lib/form-failure";
import type { DishPage } from "../dishes/queries.server";
import type { MenuWeek } from "../weeks/queries.server";
import { useMealWords } from "./meal-words";

/** Moves a dish to another meal of the week, as dragging does. */
export function MoveDish({
  menu,
  dish,
  why,
  actionData,
  children,
}: {
  menu: MenuWeek;
  dish: DishPage;
  why: ReactNode;
  actionData: unknown;
  children: ReactNode;
}) {
  const { t, locale } = useMealWords();
  const days = menu.days.filter(({ isOpen }) => isOpen);
  const meals = menu.served.filter((meal) => dish.meals.includes(meal));
  const error = isFormFailure(actionData) ? actionData.errors?.["toDay"] : undefined;
  return (
    <details className="mt-5">
      <summary className="link-button">{t("move.title")}</summary>
      <Form method="post" className="mt-2 grid gap-3">
        {children}
        <input type="hidden" name="dishId" value={dish.id} />
        <div className="grid grid-cols-2 gap-3">
          <SelectField
            name="toDay"
            label={t("column.day")}
            error={error ? t(error) : undefined}
            options={days.map(({ day }) => ({ value: day, label: formatDay(day, locale) }))}
          />
          <SelectField
            name="toMeal"
            label={t("column.meal")}
            options={meals.map((meal) => ({ value: meal, label: t(`enums:meal.${meal}`) }))}
          />
        </div>
        {why}
        <Button type="submit" className="justify-self-start">
          {t("move.go")}
        </Button>
      </Form>
    </details>
  );
}
