SET LOCAL citus.multi_shard_modify_mode = 'sequential';--> statement-breakpoint
CREATE TABLE "home_note" (
	"centre_id" uuid NOT NULL,
	"child_id" uuid NOT NULL,
	"day" date NOT NULL,
	"slept" text,
	"breakfast" text,
	"mood" text,
	"medicine" text DEFAULT '' NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"written_by" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "home_note_centre_id_child_id_day_pk" PRIMARY KEY("centre_id","child_id","day"),
	CONSTRAINT "home_note_slept" CHECK ("home_note"."slept" in ('well', 'restless', 'short')),
	CONSTRAINT "home_note_breakfast" CHECK ("home_note"."breakfast" in ('eaten', 'some', 'none')),
	CONSTRAINT "home_note_mood" CHECK ("home_note"."mood" in ('happy', 'calm', 'tired', 'upset'))
);--> statement-breakpoint
CREATE TABLE "time_change" (
	"centre_id" uuid NOT NULL,
	"child_id" uuid NOT NULL,
	"day" date NOT NULL,
	"arrives_at" time,
	"leaves_at" time,
	"note" text DEFAULT '' NOT NULL,
	"said_by" uuid,
	"by_family" boolean NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "time_change_centre_id_child_id_day_pk" PRIMARY KEY("centre_id","child_id","day"),
	CONSTRAINT "time_change_said" CHECK ("time_change"."arrives_at" is not null or "time_change"."leaves_at" is not null),
	CONSTRAINT "time_change_order" CHECK ("time_change"."leaves_at" > "time_change"."arrives_at")
);--> statement-breakpoint
SELECT distribute_tenant('home_note');--> statement-breakpoint
SELECT distribute_tenant('time_change');--> statement-breakpoint
ALTER TABLE "home_note" ADD CONSTRAINT "home_note_centre_id_child_id_child_centre_id_id_fk" FOREIGN KEY ("centre_id","child_id") REFERENCES "public"."child"("centre_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "time_change" ADD CONSTRAINT "time_change_centre_id_child_id_child_centre_id_id_fk" FOREIGN KEY ("centre_id","child_id") REFERENCES "public"."child"("centre_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "home_note_day" ON "home_note" USING btree ("centre_id","day");--> statement-breakpoint
CREATE INDEX "time_change_day" ON "time_change" USING btree ("centre_id","day");--> statement-breakpoint
SELECT protect_tenant('home_note');--> statement-breakpoint
SELECT protect_tenant('time_change');
