import { Form } from "@remix-run/react";
import { useId } from "react";
import { Button } from "~/components/button";
import { SelectField } from "~/components/select-field";
import { formatWeekday } from "~/lib/dates";
import { CheckClash, ClashPlace, type CheckAsked, type Clash } from "./check-clash";
import { useMealWords } from "./meal-words";

/** A dish of a meal and the children that it is not for, with one answer for all of them where there is one. */
export function ClashesOfDish({ clashes, ...asked }: CheckAsked & { clashes: readonly Clash[] }) {
  const { t, nameOf, locale } = useMealWords();
  const id = useId();
  const [first] = clashes;
  if (!first) return null;
  const open = clashes.filter(({ isSettled }) => !isSettled);
  return (
    <section aria-labelledby={id}>
      <h3 id={id} className="text-body font-semibold">
        {t("check.where", {
          day: formatWeekday(first.day, locale),
          meal: t(`enums:meal.${first.meal}`),
          dish: first.dish ? nameOf(first.dish) : "",
        })}
      </h3>
      {asked.mayPlan && open.length > 1 ? <ForAll {...{ open, ...asked }} /> : null}
      <ul className="mt-1 divide-y divide-line border-t border-line">
        {[...open, ...clashes.filter(({ isSettled }) => isSettled)].map((clash) => (
          <CheckClash key={clash.childId} {...{ clash, ...asked }} />
        ))}
      </ul>
    </section>
  );
}

/** The dishes that suit every one of them. */
function ForAll({ open, band, suitable }: CheckAsked & { open: readonly Clash[] }) {
  const { t, nameOf, list } = useMealWords();
  const [first] = open;
  const dishes = suitable.filter(({ id }) => open.every(({ suits }) => suits.includes(id)));
  if (!first || dishes.length === 0) return null;
  const order = (id: string) => first.suits.indexOf(id);
  return (
    <Form method="post" className="no-print mt-2 flex flex-wrap items-end gap-2">
      <ClashPlace clash={first} band={band} />
      <input type="hidden" name="intent" value="substituteAll" />
      <SelectField
        name="insteadId"
        className="min-w-64"
        label={t("check.allInstead", {
          count: open.length,
          names: list(open.map(({ name }) => name)),
        })}
        options={[...dishes]
          .sort((a, b) => order(a.id) - order(b.id))
          .map((dish) => ({ value: dish.id, label: nameOf(dish) }))}
      />
      <Button type="submit" kind="main">
        {t("check.chooseAll")}
      </Button>
    </Form>
  );
}
