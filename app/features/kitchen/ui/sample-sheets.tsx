import { useLocation } from "@remix-run/react";
import { AddSheet } from "~/components/add-sheet";
import { withParams } from "~/components/table-params";
import type { SampleDay } from "../samples/queries.server";
import { DestroyForm } from "./destroy-samples";
import { dishName, useKitchenWords } from "./kitchen-words";
import { CorrectForm, TakeForm } from "./sample-form";

export type SampleSheet = {
  meal: string | null;
  take: string | null;
  correct: string | null;
  destroy: string | null;
};

/** What the address opens over the day. What is no more, or is done meanwhile, opens nothing. */
export function SampleSheets(props: {
  samples: SampleDay;
  sheet: SampleSheet;
  actionData: unknown;
}) {
  const { t, locale } = useKitchenWords();
  const { search } = useLocation();
  const { samples, sheet, actionData } = props;
  const home = withParams(search, { take: null, correct: null, destroy: null, meal: null });
  const tasks = samples.meals.flatMap((meal) => meal.tasks);
  if (sheet.destroy && samples.ready.length > 0) {
    return (
      <AddSheet title={t("samples.destroyQuestion", { count: samples.ready.length })} home={home}>
        <DestroyForm {...{ samples, actionData }} />
      </AddSheet>
    );
  }
  const waiting = tasks.find(
    ({ sample, dishId, meal }) => !sample && dishId === sheet.take && meal === sheet.meal,
  );
  if (waiting) {
    return (
      <AddSheet title={t("samples.takeOf", { dish: dishName(locale, waiting) })} home={home}>
        <TakeForm key={waiting.dishId} {...{ of: waiting, samples, actionData }} />
      </AddSheet>
    );
  }
  const whole = sheet.take === "all" && samples.meals.find(({ meal }) => meal === sheet.meal);
  const count = whole ? whole.tasks.filter(({ sample }) => !sample).length : 0;
  if (whole && count > 0) {
    const { meal } = whole;
    return (
      <AddSheet
        title={t("samples.takeAllOf", { count, meal: t(`enums:meal.${meal}`) })}
        home={home}
      >
        <TakeForm key={meal} {...{ of: { meal, dishId: null }, samples, actionData }} />
      </AddSheet>
    );
  }
  const taken = tasks.find(({ sample }) => sample && sample.id === sheet.correct);
  if (!taken?.sample || taken.sample.destroyed) return null;
  return (
    <AddSheet title={t("samples.correctOf", { dish: dishName(locale, taken) })} home={home}>
      <CorrectForm task={{ ...taken, sample: taken.sample }} actionData={actionData} />
    </AddSheet>
  );
}
