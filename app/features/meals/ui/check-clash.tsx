import { Form } from "@remix-run/react";
import type { MealBand } from "~db/enums";
import { Button } from "~/components/button";
import { SelectField } from "~/components/select-field";
import { Tag } from "~/components/tag";
import { TextField } from "~/components/text-field";
import type { MenuCheckPage } from "../publishing/queries.server";
import { useMealWords } from "./meal-words";

export type Clash = MenuCheckPage["places"][number][number];

export type CheckAsked = {
  band: MealBand;
  suitable: MenuCheckPage["suitable"];
  mayPlan: boolean;
  maySign: boolean;
  mayDrop: boolean;
};

/** A child and a dish that is not for it: what it has instead, or who answers for it. */
export function CheckClash({ clash, ...asked }: CheckAsked & { clash: Clash }) {
  const { t, list, needWords } = useMealWords();
  const { decision, isSettled } = clash;
  return (
    <li className="grid gap-2 py-3">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <b>{clash.name}</b>
        <span className="text-second text-ink-2">{clash.className}</span>
        <Tag tone={isSettled ? "ok" : "stop"}>{t(isSettled ? "check.settled" : "check.open")}</Tag>
      </p>
      <p className="text-second text-ink-2">
        <b className={isSettled ? "" : "text-stop-fg"}>{list(needWords(clash))}</b>
      </p>
      {decision ? <Decided clash={clash} /> : null}
      {asked.mayPlan ? <Acts {...{ clash, ...asked }} /> : null}
    </li>
  );
}

function Decided({ clash: { decision, isSettled } }: { clash: Clash }) {
  const { t, nameOf } = useMealWords();
  if (!decision) return null;
  const { instead, reason } = decision;
  return (
    <p>
      {instead ? t("check.instead", { dish: nameOf(instead) }) : t("check.signed", { reason })}
      {isSettled ? null : (
        <span className="block text-second text-stop-fg">{t("check.noLonger")}</span>
      )}
    </p>
  );
}

function Acts({ clash, band, suitable, maySign, mayDrop }: CheckAsked & { clash: Clash }) {
  const { t, nameOf } = useMealWords();
  const place = <ClashPlace {...{ clash, band }} />;
  const dishes = clash.suits.flatMap((id) => suitable.find((dish) => dish.id === id) ?? []);
  const about = { name: clash.name };
  const { decision } = clash;
  return (
    <details open={!clash.isSettled} className="no-print">
      <summary className="link-button">{t(decision ? "check.another" : "check.settle")}</summary>
      <div className="mt-2 grid gap-3 sm:grid-cols-2">
        <Form method="post" className="grid content-start gap-2">
          {place}
          <input type="hidden" name="intent" value="substitute" />
          <SelectField
            name="insteadId"
            label={t("check.insteadOf", about)}
            defaultValue={decision?.instead?.id ?? ""}
            options={dishes.map((dish) => ({ value: dish.id, label: nameOf(dish) }))}
          />
          <div>
            <Button type="submit" aria-label={t("check.chooseOf", about)}>
              {t("check.choose")}
            </Button>
          </div>
        </Form>
        {maySign ? (
          <Form method="post" className="grid content-start gap-2">
            {place}
            <input type="hidden" name="intent" value="sign" />
            <TextField
              name="reason"
              required
              maxLength={200}
              label={t("check.signOf", about)}
              hint={t("check.signHint")}
            />
            <div>
              <Button type="submit" aria-label={t("check.signNow", about)}>
                {t("check.sign")}
              </Button>
            </div>
          </Form>
        ) : null}
      </div>
      {decision && mayDrop ? (
        <Form method="post" className="mt-2">
          {place}
          <Button type="submit" name="intent" value="drop" kind="quiet">
            {t("check.drop")}
          </Button>
        </Form>
      ) : null}
    </details>
  );
}

export const ClashPlace = ({ clash, band }: { clash: Clash; band: MealBand }) => (
  <>
    <input type="hidden" name="band" value={band} />
    <input type="hidden" name="day" value={clash.day} />
    <input type="hidden" name="meal" value={clash.meal} />
    <input type="hidden" name="dishId" value={clash.dishId} />
    <input type="hidden" name="childId" value={clash.childId} />
  </>
);
