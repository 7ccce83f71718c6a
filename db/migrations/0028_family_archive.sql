SET LOCAL citus.multi_shard_modify_mode = 'sequential';--> statement-breakpoint
CREATE TABLE "family_archive" (
	"centre_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"child_id" uuid NOT NULL,
	"asked_by" uuid NOT NULL,
	"locale" text NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"done" integer DEFAULT 0 NOT NULL,
	"total" integer DEFAULT 0 NOT NULL,
	"bytes" bigint,
	"beat_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"made_at" timestamp with time zone,
	CONSTRAINT "family_archive_centre_id_id_pk" PRIMARY KEY("centre_id","id"),
	CONSTRAINT "family_archive_once" UNIQUE("centre_id","child_id","asked_by"),
	CONSTRAINT "family_archive_locale" CHECK ("family_archive"."locale" in ('zh-CN', 'en')),
	CONSTRAINT "family_archive_state" CHECK ("family_archive"."state" in ('waiting', 'running', 'made', 'failed')),
	CONSTRAINT "family_archive_done" CHECK ("family_archive"."done" between 0 and "family_archive"."total"),
	CONSTRAINT "family_archive_made" CHECK (("family_archive"."state" = 'made') = ("family_archive"."made_at" is not null) and ("family_archive"."state" = 'made') = ("family_archive"."bytes" is not null))
);--> statement-breakpoint
SELECT distribute_tenant('family_archive');--> statement-breakpoint
ALTER TABLE "family_archive" ADD CONSTRAINT "family_archive_centre_id_child_id_child_centre_id_id_fk" FOREIGN KEY ("centre_id","child_id") REFERENCES "public"."child"("centre_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
SELECT protect_tenant('family_archive');
