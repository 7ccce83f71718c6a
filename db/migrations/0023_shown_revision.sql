SET LOCAL citus.multi_shard_modify_mode = 'sequential';--> statement-breakpoint
CREATE TABLE "shown_revision" (
	"centre_id" uuid NOT NULL,
	"about" uuid NOT NULL,
	"day" date NOT NULL,
	"revision" integer NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "shown_revision_centre_id_about_day_pk" PRIMARY KEY("centre_id","about","day"),
	CONSTRAINT "shown_revision_revision" CHECK ("shown_revision"."revision" >= 1)
);--> statement-breakpoint
SELECT distribute_tenant('shown_revision');--> statement-breakpoint
ALTER TABLE "shown_revision" ADD CONSTRAINT "shown_revision_centre_id_centre_id_fk" FOREIGN KEY ("centre_id") REFERENCES "public"."centre"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
SELECT protect_tenant('shown_revision');
