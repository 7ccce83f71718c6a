import { Form } from "@remix-run/react";
import { useEffect, useRef, useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { mealAmounts, type Meal, type MealAmount } from "~db/enums";
import { LinkButton } from "~/components/link-button";
import type { FormFailure } from "~/lib/form-failure";
import { EmptyState } from "~/components/empty-state";
import type { Undone } from "../acts/commands.server";
import type { RoomAnswer } from "../act-answers/rules";
import type { Snapshot } from "../snapshot/queries.server";
import { dishAmountsOf, type DishAmounts } from "../dish-amounts/rules";
import { countSeats, seatOf, stepDown, type Seat, type ServedDish } from "../room/rules";
import { AmountDialog } from "./amount-dialog";
import { dishesInWords, insteadInWords } from "./dish-words";
import { MealDishes } from "./meal-dishes";
import { MealSave } from "./meal-save";
import { MealTile } from "./meal-tile";
import { NapStrip } from "./nap-strip";
import { RoomAnswerBanner, RoomSaid } from "./room-answer";
import { useRoomLog } from "./use-room-log";
import { useRoomNow } from "./use-room-now";

type Amount = MealAmount | "";
type Amounts = ReadonlyMap<string, Amount>;
const isAmount = (value: string): value is MealAmount => mealAmounts.some((one) => one === value);

/** A meal of the whole class in one save: all have eaten up, and only the exceptions are tapped. */
export function MealBoard(props: {
  snapshot: Snapshot;
  meal: Meal;
  posted: RoomAnswer | Undone | FormFailure | null;
}) {
  const { t, i18n } = useTranslation(["attendance", "enums", "common"]);
  const { snapshot, meal } = props;
  const { room, timeZone } = snapshot;
  const { children } = room;
  const classId = room.room.id;
  const dishes: readonly ServedDish[] =
    snapshot.menu.find((one) => one.meal === meal)?.dishes ?? [];
  const now = useRoomNow(snapshot.at);
  const form = useRef<HTMLFormElement>(null);
  /** What was tapped; for everyone else the seat says where the tile begins. */
  const [amounts, setAmounts] = useState<Amounts>(new Map());
  const [held, setHeld] = useState<string | null>(null);
  /** Of single dishes: what was said of everybody, and of one child. */
  const [ofAll, setOfAll] = useState<DishAmounts>({});
  const [ofOne, setOfOne] = useState<ReadonlyMap<string, DishAmounts>>(new Map());
  const log = useRoomLog(snapshot);
  const seats = children.map((child) => seatOf(child, meal, dishes));
  // what was tapped before the scripts came stays tapped
  useEffect(() => {
    if (!form.current) return;
    const radios = form.current.querySelectorAll<HTMLInputElement>("input[type=radio]");
    const tapped = [...radios].flatMap(({ name, value, checked, defaultChecked }) =>
      checked && !defaultChecked && isAmount(value) ? [[name.slice(7), value] as const] : [],
    );
    setAmounts(new Map(tapped));
  }, []);
  const amountOf = ({ child, amount }: Seat): Amount => amounts.get(child.id) ?? amount;
  const dishesOf = (seat: Seat, amount: Amount = amountOf(seat)): DishAmounts =>
    dishAmountsOf(
      amount,
      { written: seat.dishes, all: ofAll, own: ofOne.get(seat.child.id) },
      dishes.map(({ id }) => id),
    );
  const counts = countSeats(seats, amounts, dishesOf);
  const alarms = new Set(
    seats
      .filter(({ place }) => place !== "away")
      .flatMap(({ conflicts }) => conflicts.map(({ allergen }) => allergen)),
  );
  const setAmount = (childId: string, amount: Amount) =>
    setAmounts((before) => new Map(before).set(childId, amount));

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const { submitter } = event.nativeEvent as SubmitEvent; // a submit event is nothing else
    const data = new FormData(event.currentTarget, submitter);
    // what was tapped stays: it shows as written now, and stands there again after an undo
    void log.save(data);
  };
  if (!children.some(({ status }) => status === "present")) {
    return (
      <EmptyState>
        {t("meal.nobody")}{" "}
        <LinkButton to={`/room/${classId}?show=expected`}>{t("meal.toRoom")}</LinkButton>
      </EmptyState>
    );
  }
  const chosen = seats.find(({ child }) => child.id === held);
  return (
    <>
      {log.answer ? null : <RoomAnswerBanner answer={props.posted} posted />}
      <MealDishes
        {...{ dishes, alarms }}
        amounts={ofAll}
        onStep={(id) => setOfAll({ ...ofAll, [id]: stepDown(ofAll[id] ?? "finished") })}
      />
      <Form ref={form} method="post" onSubmit={submit} className="room-board">
        {/* the Enter key presses nothing */}
        <button type="submit" disabled hidden />
        <input type="hidden" name="meal" value={meal} />
        {dishes.map(({ id }) => (
          <input key={id} type="hidden" name="dish[]" value={id} />
        ))}
        <ul className="room-tiles">
          {seats.map((seat) => (
            <li key={seat.child.id} className="grid">
              <MealTile
                {...{ seat, now, timeZone }}
                amount={amountOf(seat)}
                apart={dishesInWords(t, dishes, dishesOf(seat), i18n.language)}
                instead={insteadInWords(t, snapshot.instead, {
                  ...{ childId: seat.child.id, meal, language: i18n.language },
                })}
                onAmount={(amount) => setAmount(seat.child.id, amount)}
                onHold={() => setHeld(seat.child.id)}
              />
              {Object.entries(dishesOf(seat)).map(([id, amount]) => (
                <input
                  key={id}
                  type="hidden"
                  name={`dishAmount.${seat.child.id}.${id}`}
                  value={amount}
                />
              ))}
            </li>
          ))}
        </ul>
        <div className="room-foot no-print">
          <RoomSaid answer={log.answer} />
          <NapStrip {...{ children, now, timeZone }} />
          <MealSave counts={counts} busy={log.busy} />
        </div>
      </Form>
      <AmountDialog
        name={chosen?.child.name ?? null}
        amount={chosen ? amountOf(chosen) : ""}
        dishes={dishes}
        dishAmounts={chosen ? dishesOf(chosen) : {}}
        onDish={(dishId, amount) => {
          if (!held) return;
          setOfOne((before) =>
            new Map(before).set(held, { ...before.get(held), [dishId]: amount }),
          );
        }}
        onClose={() => setHeld(null)}
        onAmount={(amount) => {
          if (held) setAmount(held, amount);
          setHeld(null);
        }}
      />
    </>
  );
}
