import * as z from "zod/mini";
import {
  mealAmounts,
  meals,
  milkVessels,
  moods,
  napPositions,
  relations,
  toiletKinds,
} from "~db/enums";
import {
  choiceOf,
  id,
  optionalId,
  optionalText,
  shortText,
  ticked,
  wholeNumber,
} from "~/lib/fields";
import { readFormData } from "~/lib/form-values";
import { isId } from "~/lib/id";
import { celsiusField, checkFields } from "../checks/schema";

const child = z
  .array(id(), "errors:choose_children")
  .check(z.minLength(1, "errors:choose_children"), z.maxLength(100, "errors:too_large"));

const time = z
  .string("errors:required")
  .check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/, "errors:not_a_time"));

const act = <Name extends string, Shape extends object>(intent: Name, shape: Shape) =>
  z.object({ intent: z.literal(intent), child, ...shape });

/** Who brings or collects the child. */
const said = { name: optionalText(30), relation: z.optional(z.enum(relations)) };

/** What one button of the room means, by its `intent`: the facts of a form, with scripts and without. */
export const roomActInput = z.discriminatedUnion("intent", [
  act("arrive", said),
  act("nap", {}),
  act("wake", {}),
  act("depart", {
    ...said,
    guardianId: optionalId(),
    pickUpPersonId: optionalId(),
    approvalId: optionalId(),
    /** Why somebody collects it who is on no list. */
    reason: optionalText(200),
    offline: ticked(),
  }),
  /** Handed over to another class for the rest of the day. */
  act("visit", { toClassId: id() }),
  act("check", checkFields),
  act("toilet", { choice: choiceOf(toiletKinds) }),
  act("milk", { choice: wholeNumber(5, 500), from: z._default(z.enum(milkVessels), "bottle") }),
  act("water", { choice: wholeNumber(5, 500) }),
  act("look", { choice: z._default(choiceOf(napPositions), "back") }),
  act("temperature", { temperature: celsiusField() }),
  act("mood", { choice: choiceOf(moods) }),
  act("outdoor", { choice: wholeNumber(1, 600) }),
  act("activity", { title: shortText(60) }),
  act("meal", {
    meal: choiceOf(meals),
    amounts: z.record(z.string(), z.enum(mealAmounts)),
    /** By child and dish, where it is not as of the whole. */
    dishAmounts: z._default(z.record(z.string(), z.record(z.string(), z.enum(mealAmounts))), {}),
    dish: z._default(z.array(id()), []),
  }),
  act("note", {
    text: optionalText(1000),
    fileIds: z._default(z.array(id()).check(z.maxLength(9, "errors:too_many_photos")), []),
  }),
  act("correct", {
    entryId: id(),
    time,
    /** Of an interval: empty while it goes on. */
    endTime: z.optional(z.union([z.literal(""), time])),
    name: optionalText(30),
    relation: z.optional(z.union([z.literal(""), z.enum(relations)])),
    amount: z.optional(z.enum(mealAmounts)),
    text: z.optional(z.string().check(z.trim(), z.maxLength(1000, "errors:too_long"))),
  }),
  act("remove", { entryId: id() }),
]);
export type RoomAct = z.infer<typeof roomActInput>;
export type ActIntent = RoomAct["intent"];

export type ParsedAct = { ok: true; act: RoomAct } | { ok: false; errors: Record<string, string> };

function dishAmountsIn(record: Record<string, unknown>): Record<string, Record<string, unknown>> {
  const of: Record<string, Record<string, unknown>> = {};
  for (const [name, amount] of Object.entries(record)) {
    const [, childId, dishId] = /^dishAmount\.([^.]+)\.([^.]+)$/.exec(name) ?? [];
    if (childId && dishId && isId(childId)) (of[childId] ??= {})[dishId] = amount;
  }
  return of;
}

function valueOf(intent: string, value: string) {
  if (intent === "visit") return { toClassId: value };
  if (intent === "activity") return { title: value };
  return isId(value) ? { child: [value] } : { choice: value };
}

/**
 * A posted form as an act. A button may carry its one value, its one child or the other class behind its intent
 * (`toilet wet`, `wake <child>`, `visit <class>`);
 * a meal's amounts come one field a child (`amount.<child>`), empty where nothing is to be written, and those
 * of single dishes `dishAmount.<child>.<dish>`.
 */
export function parseAct(form: FormData): ParsedAct {
  const record = readFormData(form);
  const [intent = "", ...rest] = String(record["intent"] ?? "").split(" ");
  const value = rest.join(" ");
  const amounts = Object.entries(record).flatMap(([name, amount]) =>
    name.startsWith("amount.") && amount !== "" ? [[name.slice(7), amount] as const] : [],
  );
  const asked = {
    ...{ ...record, intent },
    ...(value && valueOf(intent, value)),
    ...(intent === "meal" && {
      child: amounts.map(([childId]) => childId),
      ...{ amounts: Object.fromEntries(amounts), dishAmounts: dishAmountsIn(record) },
    }),
  };
  const parsed = roomActInput.safeParse(asked);
  if (parsed.success) return { ok: true, act: parsed.data };
  const errors: Record<string, string> = {};
  for (const issue of parsed.error.issues) errors[String(issue.path[0] ?? "")] ??= issue.message;
  return { ok: false, errors };
}
