import { Form, useLocation, useNavigate } from "@remix-run/react";
import type { Meal, MealBand } from "~db/enums";
import { Button } from "~/components/button";
import { EmptyState } from "~/components/empty-state";
import { RefusalBanner } from "~/components/refusal-banner";
import { isFormFailure } from "~/lib/form-failure";
import { Sheet } from "~/components/sheet";
import { TextField } from "~/components/text-field";
import { withParams } from "~/components/table-params";
import { formatWeekday } from "~/lib/dates";
import type { DishChoice, DishPage } from "../dishes/queries.server";
import { DishChoices } from "./dish-choices";
import { DishFacts } from "./dish-facts";
import { isSeen } from "../rules";
import type { MenuWeek } from "../weeks/queries.server";
import { useMealWords } from "./meal-words";
import { MoveDish } from "./move-dish";

/** What stands open over the menu: a list to choose a dish from, or one dish. */
export type OpenSheet = { day: string; meal: Meal; band: MealBand } & (
  { choices: DishChoice[]; q: string; libraryIsEmpty: boolean } | { dish: DishPage }
);

export function MenuSheets({
  sheet,
  menu,
  mayPlan,
  actionData,
}: {
  sheet: OpenSheet | null;
  menu: MenuWeek;
  mayPlan: boolean;
  actionData: unknown;
}) {
  const { t, nameOf, locale } = useMealWords();
  const { search } = useLocation();
  const navigate = useNavigate();
  if (!sheet) return null;
  const closed = withParams(search, { add: null, day: null, meal: null, dish: null, q: null });
  const meal = t(`enums:meal.${sheet.meal}`);
  const why = (intent: string) =>
    isSeen(menu.state) ? <ChangeReason {...{ intent, actionData }} /> : null;
  const title =
    "dish" in sheet
      ? nameOf(sheet.dish)
      : t("picker.title", { day: formatWeekday(sheet.day, locale), meal });
  return (
    <Sheet
      open
      key={"dish" in sheet ? sheet.dish.id : "choices"}
      title={title}
      onClose={() => navigate(closed, { preventScrollReset: true, replace: true })}
    >
      <RefusalBanner actionData={actionData} />
      {"dish" in sheet ? (
        <>
          <DishFacts dish={sheet.dish} />
          {mayPlan ? (
            <>
              <MoveDish {...{ menu, actionData, dish: sheet.dish, why: why("move") }}>
                <Planned {...sheet} intent="move" />
              </MoveDish>
              <Form method="post" className="mt-5">
                <Planned {...sheet} intent="remove" />
                <input type="hidden" name="dishId" value={sheet.dish.id} />
                {why("remove")}
                <Button type="submit">{t("remove", { meal })}</Button>
              </Form>
            </>
          ) : null}
        </>
      ) : sheet.libraryIsEmpty ? (
        <Form method="post">
          <input type="hidden" name="intent" value="adopt" />
          <EmptyState
            action={
              <Button type="submit" kind="main">
                {t("adopt")}
              </Button>
            }
          >
            {t("adoptLead")}
          </EmptyState>
        </Form>
      ) : (
        <DishChoices {...sheet}>
          <Planned {...sheet} intent="plan" />
          {why("plan")}
        </DishChoices>
      )}
    </Sheet>
  );
}

/** Families see the week already: they are told why it is another now. */
function ChangeReason({ intent, actionData }: { intent: string; actionData: unknown }) {
  const { t } = useMealWords();
  const failure = isFormFailure(actionData) ? actionData : null;
  const failed = failure?.values?.["intent"] === intent && failure.errors?.["reason"];
  return (
    <TextField
      name="reason"
      label={t("check.reason")}
      hint={t("check.reasonHint")}
      error={failed ? t("errors:menu_change_reason") : undefined}
      maxLength={200}
      className="mb-2"
    />
  );
}

/** Where the dish goes or comes from. */
const Planned = (props: { day: string; meal: Meal; band: MealBand; intent: string }) => (
  <>
    <input type="hidden" name="intent" value={props.intent} />
    <input type="hidden" name="band" value={props.band} />
    <input type="hidden" name="day" value={props.day} />
    <input type="hidden" name="meal" value={props.meal} />
  </>
);
