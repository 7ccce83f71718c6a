SET LOCAL citus.multi_shard_modify_mode = 'sequential';--> statement-breakpoint
CREATE TABLE "duty_event" (
	"centre_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"staff_id" uuid NOT NULL,
	"class_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"occurred_at" timestamp with time zone NOT NULL,
	"device_at" timestamp with time zone NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	"day" date NOT NULL,
	"device_id" uuid,
	"device_seq" integer,
	"actor_kind" text NOT NULL,
	"actor_user_id" uuid,
	"actor_staff_id" uuid,
	"batch_id" uuid NOT NULL,
	"supersedes_id" uuid,
	"removes" boolean DEFAULT false NOT NULL,
	"revision" integer NOT NULL,
	CONSTRAINT "duty_event_centre_id_id_pk" PRIMARY KEY("centre_id","id"),
	CONSTRAINT "duty_event_kind" CHECK ("duty_event"."kind" in ('in', 'out')),
	CONSTRAINT "duty_event_actor_kind" CHECK ("duty_event"."actor_kind" in ('user', 'device', 'job', 'visitor')),
	CONSTRAINT "duty_event_revision" CHECK ("duty_event"."revision" >= 1),
	CONSTRAINT "duty_event_removes" CHECK (not "duty_event"."removes" or "duty_event"."supersedes_id" is not null)
);--> statement-breakpoint
SELECT distribute_tenant('duty_event');--> statement-breakpoint
CREATE TABLE "duty_stay" (
	"centre_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"staff_id" uuid NOT NULL,
	"class_id" uuid NOT NULL,
	"day" date NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone,
	"ended_by_day" boolean DEFAULT false NOT NULL,
	"batch_id" uuid NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	CONSTRAINT "duty_stay_centre_id_id_pk" PRIMARY KEY("centre_id","id"),
	CONSTRAINT "duty_stay_times" CHECK ("duty_stay"."ends_at" is null or "duty_stay"."ends_at" >= "duty_stay"."starts_at"),
	CONSTRAINT "duty_stay_ended" CHECK (not "duty_stay"."ended_by_day" or "duty_stay"."ends_at" is not null)
);--> statement-breakpoint
SELECT distribute_tenant('duty_stay');--> statement-breakpoint
ALTER TABLE "duty_event" ADD CONSTRAINT "duty_event_centre_id_staff_id_staff_member_centre_id_id_fk" FOREIGN KEY ("centre_id","staff_id") REFERENCES "public"."staff_member"("centre_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "duty_event" ADD CONSTRAINT "duty_event_centre_id_class_id_class_centre_id_id_fk" FOREIGN KEY ("centre_id","class_id") REFERENCES "public"."class"("centre_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "duty_event" ADD CONSTRAINT "duty_event_centre_id_actor_staff_id_staff_member_centre_id_id_fk" FOREIGN KEY ("centre_id","actor_staff_id") REFERENCES "public"."staff_member"("centre_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "duty_event" ADD CONSTRAINT "duty_event_centre_id_supersedes_id_duty_event_centre_id_id_fk" FOREIGN KEY ("centre_id","supersedes_id") REFERENCES "public"."duty_event"("centre_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "duty_stay" ADD CONSTRAINT "duty_stay_centre_id_staff_id_staff_member_centre_id_id_fk" FOREIGN KEY ("centre_id","staff_id") REFERENCES "public"."staff_member"("centre_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "duty_stay" ADD CONSTRAINT "duty_stay_centre_id_class_id_class_centre_id_id_fk" FOREIGN KEY ("centre_id","class_id") REFERENCES "public"."class"("centre_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "duty_event_staff" ON "duty_event" USING btree ("centre_id","staff_id","day");--> statement-breakpoint
CREATE INDEX "duty_event_class" ON "duty_event" USING btree ("centre_id","class_id","day");--> statement-breakpoint
CREATE INDEX "duty_event_actor" ON "duty_event" USING btree ("centre_id","actor_staff_id");--> statement-breakpoint
CREATE INDEX "duty_event_supersedes" ON "duty_event" USING btree ("centre_id","supersedes_id");--> statement-breakpoint
CREATE INDEX "duty_event_batch" ON "duty_event" USING btree ("centre_id","batch_id");--> statement-breakpoint
CREATE INDEX "duty_stay_staff" ON "duty_stay" USING btree ("centre_id","staff_id","day");--> statement-breakpoint
CREATE INDEX "duty_stay_class" ON "duty_stay" USING btree ("centre_id","class_id","day");--> statement-breakpoint
CREATE INDEX "duty_stay_day" ON "duty_stay" USING btree ("centre_id","day");--> statement-breakpoint
CREATE UNIQUE INDEX "duty_stay_open" ON "duty_stay" USING btree ("centre_id","staff_id","day") WHERE "duty_stay"."ends_at" is null;--> statement-breakpoint
SELECT protect_tenant('duty_event');--> statement-breakpoint
SELECT protect_tenant('duty_stay');--> statement-breakpoint
-- What was tapped stays as it was tapped; a correction is another event.
REVOKE UPDATE, DELETE ON "duty_event" FROM wenrun_app;
