import * as z from "zod/mini";
import {
  checkActions,
  checkFindings,
  checkResults,
  mealAmounts,
  meals,
  moods,
  relations,
  toiletKinds,
  type LogKind,
} from "~db/enums";
import { id, optionalText } from "~/lib/fields";
import { instantOf } from "~/lib/clock";

/** Version of the payloads below; the server takes this one and the one before it. */
export const payloadVersion = 1;

const person = {
  /** Who brought or collects the child, where the tap says so. */
  name: z.optional(z.string().check(z.trim(), z.maxLength(30, "errors:too_long"))),
  relation: z.optional(z.enum(relations)),
};

/** What each kind of event says, by kind. */
export const payloads = {
  arrival: z.object({ broughtBy: z.optional(z.object(person)) }),
  departure: z.object({ collectedBy: z.optional(z.object(person)) }),
  morningCheck: z.object({
    result: z.enum(checkResults),
    temperature: z.optional(z.number().check(z.gte(34), z.lte(42))),
    findings: z._default(z.array(z.enum(checkFindings)).check(z.maxLength(12)), []),
    action: z._default(z.enum(checkActions), "toClass"),
    familyTold: z._default(z.boolean(), false),
    note: optionalText(200),
  }),
  meal: z.object({
    meal: z.enum(meals),
    amount: z.enum(mealAmounts),
    dishIds: z._default(z.array(id()).check(z.maxLength(12)), []),
    note: optionalText(200),
  }),
  napStart: z.object({}),
  napEnd: z.object({ note: optionalText(200) }),
  toilet: z.object({ kind: z.enum(toiletKinds) }),
  outdoor: z.object({ minutes: z.int().check(z.gte(1), z.lte(600)) }),
  mood: z.object({ mood: z.enum(moods), note: optionalText(200) }),
  activity: z.object({
    title: z.string().check(z.trim(), z.minLength(1), z.maxLength(60)),
    note: optionalText(500),
  }),
  note: z.object({
    text: optionalText(1000),
    fileIds: z._default(z.array(id()).check(z.maxLength(9)), []),
  }),
} as const satisfies Record<LogKind, z.ZodMiniType>;

type Payloads = { [K in LogKind]: z.infer<(typeof payloads)[K]> };

/** A day's entries carry both ends of an interval in one payload. */
export type EntryPayloads = {
  stay: Payloads["arrival"] & Payloads["departure"];
  nap: Payloads["napEnd"];
  morningCheck: Payloads["morningCheck"];
  meal: Payloads["meal"];
  toilet: Payloads["toilet"];
  outdoor: Payloads["outdoor"];
  mood: Payloads["mood"];
  activity: Payloads["activity"];
  note: Payloads["note"];
};

const moment = () =>
  z.pipe(
    z.iso.datetime({ offset: true, error: "errors:invalid" }),
    z.transform((text: string) => instantOf(text)),
  );

const common = {
  /** A UUIDv7 made where the tap was: sent twice it is written once. */
  id: id(),
  childId: id(),
  /** The device's clock at the tap. */
  at: moment(),
  intervalId: z.optional(id()),
  supersedesId: z.optional(id()),
  removes: z._default(z.boolean(), false),
};

const eventOf = <K extends LogKind>(kind: K) =>
  z.object({ ...common, kind: z.literal(kind), payload: payloads[kind] });

export const logEventInput = z.discriminatedUnion("kind", [
  eventOf("arrival"),
  eventOf("departure"),
  eventOf("morningCheck"),
  eventOf("meal"),
  eventOf("napStart"),
  eventOf("napEnd"),
  eventOf("toilet"),
  eventOf("outdoor"),
  eventOf("mood"),
  eventOf("activity"),
  eventOf("note"),
]);
export type LogEventInput = z.infer<typeof logEventInput>;

/** What one save sends; each event in it has an outcome of its own. */
export const recordEventsInput = z.object({
  batchId: id(),
  classId: id(),
  version: z._default(z.int(), payloadVersion),
  /** The device's clock at sending: what it is off by is taken from every event. */
  sentAt: z.optional(moment()),
  events: z.array(z.unknown()).check(z.minLength(1), z.maxLength(2000)),
});

export type RecordEventsInput = {
  batchId: string;
  classId: string;
  version?: number;
  sentAt?: Date;
  events: readonly unknown[];
};

export const undoBatchInput = z.object({ batchId: id(), classId: id() });
export type UndoBatchInput = z.infer<typeof undoBatchInput>;
