SET LOCAL citus.multi_shard_modify_mode = 'sequential';--> statement-breakpoint
CREATE TABLE "head_count" (
	"centre_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"class_id" uuid NOT NULL,
	"transition" text NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"occurred_at" timestamp with time zone NOT NULL,
	"device_at" timestamp with time zone NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	"day" date NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"device_id" uuid,
	"device_seq" integer,
	"actor_kind" text NOT NULL,
	"actor_user_id" uuid,
	"actor_staff_id" uuid,
	"batch_id" uuid NOT NULL,
	CONSTRAINT "head_count_centre_id_id_pk" PRIMARY KEY("centre_id","id"),
	CONSTRAINT "head_count_transition" CHECK ("head_count"."transition" in ('outdoors', 'backIn', 'nap', 'walk', 'evacuation', 'other')),
	CONSTRAINT "head_count_actor_kind" CHECK ("head_count"."actor_kind" in ('user', 'device', 'job', 'visitor')),
	CONSTRAINT "head_count_times" CHECK ("head_count"."started_at" <= "head_count"."occurred_at")
);--> statement-breakpoint
SELECT distribute_tenant('head_count');--> statement-breakpoint
CREATE TABLE "head_count_child" (
	"centre_id" uuid NOT NULL,
	"head_count_id" uuid NOT NULL,
	"child_id" uuid NOT NULL,
	"is_there" boolean NOT NULL,
	CONSTRAINT "head_count_child_centre_id_head_count_id_child_id_pk" PRIMARY KEY("centre_id","head_count_id","child_id")
);--> statement-breakpoint
SELECT distribute_tenant('head_count_child');--> statement-breakpoint
CREATE TABLE "head_count_find" (
	"centre_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"head_count_id" uuid NOT NULL,
	"child_id" uuid NOT NULL,
	"occurred_at" timestamp with time zone NOT NULL,
	"device_at" timestamp with time zone NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	"device_id" uuid,
	"device_seq" integer,
	"actor_kind" text NOT NULL,
	"actor_user_id" uuid,
	"actor_staff_id" uuid,
	"batch_id" uuid NOT NULL,
	CONSTRAINT "head_count_find_centre_id_id_pk" PRIMARY KEY("centre_id","id"),
	CONSTRAINT "head_count_find_actor_kind" CHECK ("head_count_find"."actor_kind" in ('user', 'device', 'job', 'visitor'))
);--> statement-breakpoint
SELECT distribute_tenant('head_count_find');--> statement-breakpoint
ALTER TABLE "head_count" ADD CONSTRAINT "head_count_centre_id_class_id_class_centre_id_id_fk" FOREIGN KEY ("centre_id","class_id") REFERENCES "public"."class"("centre_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "head_count" ADD CONSTRAINT "head_count_centre_id_actor_staff_id_staff_member_centre_id_id_fk" FOREIGN KEY ("centre_id","actor_staff_id") REFERENCES "public"."staff_member"("centre_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "head_count_child" ADD CONSTRAINT "head_count_child_centre_id_head_count_id_head_count_centre_id_id_fk" FOREIGN KEY ("centre_id","head_count_id") REFERENCES "public"."head_count"("centre_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "head_count_child" ADD CONSTRAINT "head_count_child_centre_id_child_id_child_centre_id_id_fk" FOREIGN KEY ("centre_id","child_id") REFERENCES "public"."child"("centre_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "head_count_find" ADD CONSTRAINT "head_count_find_of_missing" FOREIGN KEY ("centre_id","head_count_id","child_id") REFERENCES "public"."head_count_child"("centre_id","head_count_id","child_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "head_count_find" ADD CONSTRAINT "head_count_find_centre_id_child_id_child_centre_id_id_fk" FOREIGN KEY ("centre_id","child_id") REFERENCES "public"."child"("centre_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "head_count_find" ADD CONSTRAINT "head_count_find_centre_id_actor_staff_id_staff_member_centre_id_id_fk" FOREIGN KEY ("centre_id","actor_staff_id") REFERENCES "public"."staff_member"("centre_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "head_count_class" ON "head_count" USING btree ("centre_id","class_id","day");--> statement-breakpoint
CREATE INDEX "head_count_day" ON "head_count" USING btree ("centre_id","day");--> statement-breakpoint
CREATE INDEX "head_count_actor" ON "head_count" USING btree ("centre_id","actor_staff_id");--> statement-breakpoint
CREATE INDEX "head_count_child_child" ON "head_count_child" USING btree ("centre_id","child_id");--> statement-breakpoint
CREATE UNIQUE INDEX "head_count_find_once" ON "head_count_find" USING btree ("centre_id","head_count_id","child_id");--> statement-breakpoint
CREATE INDEX "head_count_find_child" ON "head_count_find" USING btree ("centre_id","child_id");--> statement-breakpoint
CREATE INDEX "head_count_find_actor" ON "head_count_find" USING btree ("centre_id","actor_staff_id");--> statement-breakpoint
SELECT protect_tenant('head_count');--> statement-breakpoint
SELECT protect_tenant('head_count_child');--> statement-breakpoint
SELECT protect_tenant('head_count_find');--> statement-breakpoint
-- What was counted stays as it was counted; that a child was found is a row of its own.
REVOKE UPDATE, DELETE ON "head_count" FROM wenrun_app;--> statement-breakpoint
REVOKE UPDATE, DELETE ON "head_count_child" FROM wenrun_app;--> statement-breakpoint
REVOKE UPDATE, DELETE ON "head_count_find" FROM wenrun_app;
