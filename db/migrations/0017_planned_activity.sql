SET LOCAL citus.multi_shard_modify_mode = 'sequential';--> statement-breakpoint
CREATE TABLE "planned_activity" (
	"centre_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"class_id" uuid NOT NULL,
	"day" date NOT NULL,
	"title" text NOT NULL,
	"planned_by" uuid,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "planned_activity_centre_id_id_pk" PRIMARY KEY("centre_id","id"),
	CONSTRAINT "planned_activity_once" UNIQUE("centre_id","class_id","day","title"),
	CONSTRAINT "planned_activity_title" CHECK (char_length("planned_activity"."title") between 1 and 60)
);--> statement-breakpoint
SELECT distribute_tenant('planned_activity');--> statement-breakpoint
ALTER TABLE "planned_activity" ADD CONSTRAINT "planned_activity_centre_id_class_id_class_centre_id_id_fk" FOREIGN KEY ("centre_id","class_id") REFERENCES "public"."class"("centre_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
SELECT protect_tenant('planned_activity');
