import { useLocation, useSubmit } from "@remix-run/react";
import { clsx } from "clsx";
import { Plus, TriangleAlert } from "lucide";
import { useState, type DragEvent } from "react";
import { Link } from "~/components/link";
import type { Meal, MealBand } from "~db/enums";
import { Icon } from "~/components/icon";
import { withParams } from "~/components/table-params";
import { formatWeekday } from "~/lib/dates";
import type { ProposedDish } from "../fillings/queries.server";
import type { PlannedDish } from "../weeks/queries.server";
import { useMealWords } from "./meal-words";

/** What a dragged dish is known by; anything else that is dragged over a menu stays outside. */
const dragged = "application/x-wenrun-dish";

type At = { day: string; meal: Meal };

/** A meal of a day. A dish that is dragged here comes from where it was; its sheet moves it as well. */
export function MenuCell({
  band,
  day,
  meal,
  dishes,
  proposed,
  mayPlan,
  mayDrag,
}: At & {
  band: MealBand;
  dishes: readonly PlannedDish[];
  proposed: readonly ProposedDish[];
  mayPlan: boolean;
  mayDrag: boolean;
}) {
  const { t } = useMealWords();
  const submit = useSubmit();
  const [isOver, setIsOver] = useState(false);
  const may = ({ dataTransfer }: DragEvent) => mayDrag && dataTransfer.types.includes(dragged);
  const drop = (event: DragEvent) => {
    if (!may(event)) return;
    event.preventDefault();
    setIsOver(false);
    const from = JSON.parse(event.dataTransfer.getData(dragged)) as At & { dishId: string }; // reason: written when the drag began
    if (from.day === day && from.meal === meal) return;
    const moved = { intent: "move", band, ...from, toDay: day, toMeal: meal };
    submit(moved, { method: "post", preventScrollReset: true });
  };
  return (
    <div
      className={clsx(isOver && "menu-drop")}
      onDragOver={(event) => {
        if (!may(event)) return;
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={drop}
    >
      <h3 className="menu-word">{t(`enums:meal.${meal}`)}</h3>
      <ul>
        {dishes.map((dish) => (
          <DishLine key={dish.id} {...{ dish, day, meal, mayDrag }} />
        ))}
        {proposed.map((dish) => (
          <ProposedLine key={dish.id} dish={dish} />
        ))}
      </ul>
      {mayPlan ? <AddLink day={day} meal={meal} /> : null}
    </div>
  );
}

function DishLine({ dish, day, meal, mayDrag }: At & { dish: PlannedDish; mayDrag: boolean }) {
  const { t, nameOf } = useMealWords();
  const { search } = useLocation();
  const clashes = dish.clashes.length > 0;
  return (
    <li>
      <Link
        to={withParams(search, { day, meal, dish: dish.id, add: null, q: null })}
        preventScrollReset
        draggable={mayDrag}
        onDragStart={({ dataTransfer }) => {
          dataTransfer.setData(dragged, JSON.stringify({ day, meal, dishId: dish.id }));
          dataTransfer.effectAllowed = "move";
        }}
        className={clsx("menu-dish", clashes && "font-semibold text-stop-fg")}
      >
        <span>
          {nameOf(dish)}
          {clashes ? (
            <Icon of={TriangleAlert} size={16} label={t("common:allergy")} className="menu-alert" />
          ) : null}
        </span>
        <span className="text-second whitespace-nowrap text-ink-2">
          {t("grams", { n: dish.grams })}
        </span>
      </Link>
    </li>
  );
}

/** A dish that the assistant would put here. */
function ProposedLine({ dish }: { dish: ProposedDish }) {
  const { t, nameOf } = useMealWords();
  return (
    <li className="menu-dish menu-proposed no-print">
      <span>
        <span className="sr-only">{t("filling.proposed")} </span>
        {nameOf(dish)}
      </span>
      <span className="text-second whitespace-nowrap text-ink-2">
        {t("grams", { n: dish.grams })}
      </span>
    </li>
  );
}

function AddLink({ day, meal }: At) {
  const { t, locale } = useMealWords();
  const { search } = useLocation();
  const words = { day: formatWeekday(day, locale), meal: t(`enums:meal.${meal}`) };
  return (
    <Link
      to={withParams(search, { add: "dish", day, meal, dish: null, q: null })}
      preventScrollReset
      aria-label={t("addTo", words)}
      className="menu-add no-print"
    >
      <Icon of={Plus} size={16} />
      {t("add")}
    </Link>
  );
}
