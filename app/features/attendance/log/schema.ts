import * as z from "zod/mini";
import {
  checkActions,
  checkFindings,
  checkResults,
  mealAmounts,
  meals,
  milkVessels,
  moods,
  napPositions,
  relations,
  toiletKinds,
  type LogKind,
} from "~db/enums";
import { id, optionalText, moment } from "~/lib/fields";

/**
 * Version of the payloads below. The server takes this one and the one before it, so that what a tablet wrote
 * down before its app was renewed still comes in; version 1 says less and reads the same.
 */
export const payloadVersion = 2;
export const takesVersion = (version: number): boolean =>
  version === payloadVersion || version === payloadVersion - 1;

const celsius = () => z.number().check(z.gte(34), z.lte(42));

const check = z.object({
  result: z.enum(checkResults),
  temperature: z.optional(celsius()),
  findings: z._default(z.array(z.enum(checkFindings)).check(z.maxLength(12)), []),
  action: z._default(z.enum(checkActions), "toClass"),
  familyTold: z._default(z.boolean(), false),
  /** When, where it was later than the check. */
  familyToldAt: z.optional(z.iso.datetime({ offset: true, error: "errors:invalid" })),
  note: optionalText(200),
  /** What the guardian said at the door: sleep, food, stool, fever at home. */
  guardianSays: z.optional(z.string().check(z.trim(), z.maxLength(200, "errors:too_long"))),
  /** What was found in the pockets and is kept until the child goes home. */
  keptItems: z.optional(z.string().check(z.trim(), z.maxLength(60, "errors:too_long"))),
  bringsMedicine: z.optional(z.boolean()),
});

const person = {
  /** Who brought or collects the child, where the tap says so. */
  name: z.optional(z.string().check(z.trim(), z.maxLength(30, "errors:too_long"))),
  relation: z.optional(z.enum(relations)),
};

/** Nobody wrote the end down: it was closed after hours, and its time says nothing about the child. */
const unrecorded = z.optional(z.boolean());

/** Who took a child home, and how that was known. */
const departure = z.object({
  collectedBy: z.optional(z.object(person)),
  unrecorded,
  guardianId: z.optional(id()),
  pickUpPersonId: z.optional(id()),
  approvalId: z.optional(id()),
  /** Somebody who is on no list, and why: a member of the staff vouches. */
  override: z.optional(
    z.object({
      reason: z.string().check(z.trim(), z.minLength(1), z.maxLength(200, "errors:too_long")),
      /** There was no network to check a PIN with. */
      offline: z.optional(z.boolean()),
      /** Written by the server: nobody's PIN stands behind it. */
      unverified: z.optional(z.boolean()),
    }),
  ),
  /** Written by the server: told afterwards of somebody who is on no list. */
  unlisted: z.optional(z.boolean()),
});
export type Departure = z.infer<typeof departure>;

/** What each kind of event says, by kind. */
export const payloads = {
  arrival: z.object({ broughtBy: z.optional(z.object(person)) }),
  departure,
  morningCheck: check,
  noonCheck: check,
  meal: z.object({
    meal: z.enum(meals),
    amount: z.enum(mealAmounts),
    dishIds: z._default(z.array(id()).check(z.maxLength(12)), []),
    /** How much of single dishes, where it differs from the whole. */
    dishAmounts: z.optional(z.record(id(), z.enum(mealAmounts))),
    note: optionalText(200),
  }),
  milk: z.object({
    millilitres: z.int().check(z.gte(5), z.lte(500)),
    from: z._default(z.enum(milkVessels), "bottle"),
  }),
  water: z.object({ millilitres: z.optional(z.int().check(z.gte(5), z.lte(500))) }),
  napStart: z.object({}),
  napEnd: z.object({ note: optionalText(200), unrecorded }),
  napCheck: z.object({ position: z.enum(napPositions) }),
  toilet: z.object({ kind: z.enum(toiletKinds) }),
  outdoor: z.object({ minutes: z.int().check(z.gte(1), z.lte(600)) }),
  temperature: z.object({ celsius: celsius() }),
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

/** A class as it was called when it took part in a hand-over. */
type OtherClass = { id: string; name: string };

type Payloads = { [K in LogKind]: z.infer<(typeof payloads)[K]> };

/** A day's entries carry both ends of an interval in one payload. */
export type EntryPayloads = {
  /** `fromClass`, `toClass`: written by the server alone, for a visit. */
  stay: Payloads["arrival"] &
    Payloads["departure"] & { fromClass?: OtherClass; toClass?: OtherClass };
  nap: Payloads["napEnd"];
  morningCheck: Payloads["morningCheck"];
  noonCheck: Payloads["noonCheck"];
  meal: Payloads["meal"];
  milk: Payloads["milk"];
  water: Payloads["water"];
  napCheck: Payloads["napCheck"];
  toilet: Payloads["toilet"];
  outdoor: Payloads["outdoor"];
  temperature: Payloads["temperature"];
  mood: Payloads["mood"];
  activity: Payloads["activity"];
  note: Payloads["note"];
};

const common = {
  /** A UUIDv7 made where the tap was: sent twice it is written once. */
  id: id(),
  childId: id(),
  /** The device's clock at the tap. */
  at: moment(),
  /** The time was chosen, not tapped: it is the centre's own, and no clock's fault. */
  chosen: z._default(z.boolean(), false),
  intervalId: z.optional(id()),
  supersedesId: z.optional(id()),
  removes: z._default(z.boolean(), false),
  /** Why it is written although the child was not there. */
  overrideReason: optionalText(100),
};

const eventOf = <K extends LogKind>(kind: K) =>
  z.object({ ...common, kind: z.literal(kind), payload: payloads[kind] });

export const logEventInput = z.discriminatedUnion("kind", [
  eventOf("arrival"),
  eventOf("departure"),
  eventOf("morningCheck"),
  eventOf("noonCheck"),
  eventOf("meal"),
  eventOf("milk"),
  eventOf("water"),
  eventOf("napStart"),
  eventOf("napEnd"),
  eventOf("napCheck"),
  eventOf("toilet"),
  eventOf("outdoor"),
  eventOf("temperature"),
  eventOf("mood"),
  eventOf("activity"),
  eventOf("note"),
]);
export type LogEventInput = z.infer<typeof logEventInput>;

/** A device's clock is never off by more than a year. */
const offset = () => z.int().check(z.gte(-31_622_400_000), z.lte(31_622_400_000));

/** What one save sends; each event in it has an outcome of its own. */
export const recordEventsInput = z.object({
  batchId: id(),
  classId: id(),
  version: z._default(z.int(), payloadVersion),
  /** What the device knows its clock to be off by, in ms: server minus device. */
  offsetMs: z.optional(offset()),
  /** The device's clock at sending, where it does not know: what it is off by is taken from every event. */
  sentAt: z.optional(moment()),
  /** Counts the saves of a device. */
  deviceSeq: z.optional(z.int().check(z.gte(0), z.lte(2_147_483_647))),
  /** Who was chosen on a shared tablet. */
  actorStaffId: z.optional(id()),
  events: z.array(z.unknown()).check(z.minLength(1), z.maxLength(2000)),
});

export type RecordEventsInput = Omit<z.input<typeof recordEventsInput>, "sentAt"> & {
  sentAt?: Date;
  events: readonly unknown[];
};

export const undoBatchInput = z.object({ batchId: id(), classId: id() });
export type UndoBatchInput = z.infer<typeof undoBatchInput>;
