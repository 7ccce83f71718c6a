import { index, integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { createdAt, instant } from "./columns";

/** Shared: written by commands in their own transaction, read by the worker's role. `centre_id` is a plain column. */
export const outbox = pgTable(
  "outbox",
  {
    id: uuid("id").primaryKey(),
    centreId: uuid("centre_id").notNull(),
    kind: text("kind").notNull(),
    payload: jsonb("payload").$type<Record<string, string>>().notNull(),
    createdAt: createdAt(),
    dispatchedAt: instant("dispatched_at"),
  },
  (t) => [
    index("outbox_waiting").on(t.dispatchedAt, t.createdAt),
    index("outbox_centre").on(t.centreId),
  ],
);

/** One row per handler and outbox row: what makes a second delivery harmless and a dead letter visible. */
export const outboxDelivery = pgTable(
  "outbox_delivery",
  {
    outboxId: uuid("outbox_id")
      .notNull()
      .references(() => outbox.id, { onDelete: "cascade" }),
    handler: text("handler").notNull(),
    centreId: uuid("centre_id").notNull(),
    attempts: integer("attempts").notNull().default(0),
    nextAt: instant("next_at").notNull(),
    doneAt: instant("done_at"),
    deadAt: instant("dead_at"),
    error: text("error").notNull().default(""),
  },
  (t) => [
    primaryKey({ columns: [t.outboxId, t.handler] }),
    index("outbox_delivery_due").on(t.doneAt, t.deadAt, t.nextAt),
    index("outbox_delivery_centre").on(t.centreId),
  ],
);

/** The last day a daily job ran for a centre; two workers race for the same row and one wins. */
export const dailyRun = pgTable(
  "daily_run",
  {
    job: text("job").notNull(),
    centreId: uuid("centre_id").notNull(),
    day: text("day").notNull(),
    startedAt: instant("started_at").notNull(),
    doneAt: instant("done_at"),
  },
  (t) => [primaryKey({ columns: [t.job, t.centreId, t.day] })],
);
