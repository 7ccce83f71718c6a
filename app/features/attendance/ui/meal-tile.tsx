import { clsx } from "clsx";
import { useTranslation } from "react-i18next";
import { mealAmounts, type MealAmount } from "~db/enums";
import { Icon } from "~/components/icon";
import { Check } from "lucide";
import { Ring } from "~/components/ring";
import { allergicTo } from "~/features/children/ui/need-words";
import { quartersOf, stepDown, type Seat } from "../room/rules";
import { whereInWords } from "./child-words";
import { RoomFace } from "./room-face";
import { useLongPress } from "./use-long-press";

type Props = {
  seat: Seat;
  amount: MealAmount | "";
  /** The dishes of which it ate otherwise, in words. */
  apart: string;
  /** What it has instead of a dish that is not for it, in words. */
  instead: string;
  now: Date;
  timeZone: string;
  onAmount: (amount: MealAmount | "") => void;
  /** Offers the amounts to choose from directly. */
  onHold: () => void;
};

/**
 * One child at the table. The amounts are radio buttons; the label that covers the tile belongs to the next one
 * down, so that a tap steps down by the browser alone.
 */
export function MealTile(props: Props) {
  const { t } = useTranslation(["attendance", "enums", "children", "common"]);
  const { seat, amount, onAmount } = props;
  const { child, place, written, conflicts } = seat;
  const hold = useLongPress(props.onHold);
  if (place === "later" || place === "away") return <Empty {...props} />;
  const choices = place === "risk" ? (["", ...mealAmounts] as const) : mealAmounts;
  const word = (one: MealAmount | "") =>
    one === "" ? t("meal.unconfirmed") : t(`enums:mealAmount.${one}`);
  const idOf = (one: MealAmount | "") => `amount-${child.id}-${one || "later"}`;
  return (
    <fieldset
      className={clsx(
        "room-tile meal-tile",
        amount === "" && "meal-tile-risk",
        amount !== "" && amount !== "finished" && "meal-tile-step",
      )}
      {...hold}
    >
      <legend className="sr-only">{child.name}</legend>
      <RoomFace child={{ ...child, allergies: conflicts }} />
      <b className="mt-1 text-20" aria-hidden="true">
        {child.name}
      </b>
      {props.instead ? (
        <span className="room-tile-where font-semibold">{props.instead}</span>
      ) : null}
      {props.apart ? <span className="room-tile-where">{props.apart}</span> : null}
      {choices.map((one) => (
        <input
          key={one}
          id={idOf(one)}
          type="radio"
          name={`amount.${child.id}`}
          value={one}
          checked={amount === one}
          onChange={() => onAmount(one)}
          aria-label={word(one)}
        />
      ))}
      {choices.map((one) => (
        <label key={one} htmlFor={idOf(stepDown(one))} data-now={one || "later"}>
          {one === "" ? (
            <span>{t("meal.confirm", { allergy: allergicTo(t, conflicts) })}</span>
          ) : (
            <>
              <Ring quarters={quartersOf(one)} size={22} />
              {word(one)}
              {written === one ? <Icon of={Check} size={16} label={t("meal.written")} /> : null}
            </>
          )}
        </label>
      ))}
    </fieldset>
  );
}

function Empty({ seat, now, timeZone }: Props) {
  const { t } = useTranslation(["attendance", "enums"]);
  const { child, place } = seat;
  return (
    <div className={clsx("room-tile", place === "away" ? "room-tile-away" : "room-tile-nap")}>
      <RoomFace child={child} />
      <b className="mt-1 text-20">{child.name}</b>
      <span className="room-tile-where">{whereInWords(t, child, { now, timeZone })}</span>
    </div>
  );
}
