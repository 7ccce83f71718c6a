import { Form, useLocation } from "@remix-run/react";
import type { MealBand } from "~db/enums";
import { Button } from "~/components/button";
import { Segment } from "~/components/segment";
import { withParams } from "~/components/table-params";
import type { FillingRow } from "../fillings/queries.server";
import { isSeen } from "../rules";
import type { MenuWeek } from "../weeks/queries.server";
import { FillingAsk } from "./filling-ask";
import { useMealWords } from "./meal-words";

/** Which band, and what fills an empty week: the week before, or the assistant. */
export function MenuToolbar({
  menu,
  bands,
  fillings,
  mayPlan,
}: {
  menu: MenuWeek;
  bands: readonly MealBand[];
  fillings: readonly FillingRow[];
  mayPlan: boolean;
}) {
  const { t, bandWords } = useMealWords();
  const { search } = useLocation();
  const isEmpty = menu.days.every(({ meals }) => meals.every(({ dishes }) => dishes.length === 0));
  return (
    <div className="mb-4 flex flex-wrap items-center gap-3">
      <Segment
        label={t("bands")}
        current={menu.band}
        items={bands.map((band) => ({
          key: band,
          label: bandWords(band),
          href: withParams(search, { band, add: null, day: null, meal: null, dish: null }),
        }))}
      />
      {isEmpty && mayPlan ? (
        <Form method="post">
          <input type="hidden" name="intent" value="copy" />
          <input type="hidden" name="week" value={menu.week} />
          <input type="hidden" name="band" value={menu.band} />
          <Button type="submit">{t("copy")}</Button>
        </Form>
      ) : null}
      {mayPlan && !isSeen(menu.state) ? (
        <FillingAsk {...{ week: menu.week, band: menu.band, bands, fillings }} />
      ) : null}
    </div>
  );
}
