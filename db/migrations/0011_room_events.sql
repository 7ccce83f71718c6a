SET LOCAL citus.multi_shard_modify_mode = 'sequential';--> statement-breakpoint
ALTER TABLE "day_entry" DROP CONSTRAINT "day_entry_kind";--> statement-breakpoint
ALTER TABLE "log_event" DROP CONSTRAINT "log_event_kind";--> statement-breakpoint
ALTER TABLE "day_entry" ADD COLUMN "actor_staff_id" uuid;--> statement-breakpoint
ALTER TABLE "day_entry" ADD COLUMN "clock_off" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "day_entry" ADD COLUMN "override_reason" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "log_event" ADD COLUMN "actor_staff_id" uuid;--> statement-breakpoint
ALTER TABLE "log_event" ADD COLUMN "revision" integer;--> statement-breakpoint
ALTER TABLE "log_event" ADD COLUMN "clock_off" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "log_event" ADD COLUMN "override_reason" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "file" ADD COLUMN "taken_at" timestamp with time zone;--> statement-breakpoint
-- What was written before is numbered in the order in which it came in.
UPDATE "log_event" AS "event" SET "revision" = "numbered"."revision" FROM (
	SELECT "centre_id", "id", row_number() OVER (
		PARTITION BY "centre_id", coalesce("interval_id", "supersedes_id", "id") ORDER BY "received_at", "id"
	) AS "revision" FROM "log_event"
) AS "numbered" WHERE "event"."centre_id" = "numbered"."centre_id" AND "event"."id" = "numbered"."id";--> statement-breakpoint
ALTER TABLE "log_event" ALTER COLUMN "revision" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "day_entry" ADD CONSTRAINT "day_entry_centre_id_actor_staff_id_staff_member_centre_id_id_fk" FOREIGN KEY ("centre_id","actor_staff_id") REFERENCES "public"."staff_member"("centre_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "log_event" ADD CONSTRAINT "log_event_centre_id_actor_staff_id_staff_member_centre_id_id_fk" FOREIGN KEY ("centre_id","actor_staff_id") REFERENCES "public"."staff_member"("centre_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "day_entry_staff" ON "day_entry" USING btree ("centre_id","actor_staff_id");--> statement-breakpoint
CREATE INDEX "log_event_staff" ON "log_event" USING btree ("centre_id","actor_staff_id");--> statement-breakpoint
ALTER TABLE "day_entry" ADD CONSTRAINT "day_entry_kind" CHECK ("day_entry"."kind" in ('stay', 'morningCheck', 'noonCheck', 'meal', 'milk', 'water', 'nap', 'napCheck', 'toilet', 'outdoor', 'temperature', 'mood', 'activity', 'note'));--> statement-breakpoint
ALTER TABLE "log_event" ADD CONSTRAINT "log_event_revision" CHECK ("log_event"."revision" >= 1);--> statement-breakpoint
ALTER TABLE "log_event" ADD CONSTRAINT "log_event_kind" CHECK ("log_event"."kind" in ('arrival', 'departure', 'morningCheck', 'noonCheck', 'meal', 'milk', 'water', 'napStart', 'napEnd', 'napCheck', 'toilet', 'outdoor', 'temperature', 'mood', 'activity', 'note'));