SET LOCAL citus.multi_shard_modify_mode = 'sequential';--> statement-breakpoint
CREATE TABLE "menu_filling" (
	"centre_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"band" text NOT NULL,
	"starts_on" date NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"step" integer DEFAULT 0 NOT NULL,
	"proposed" jsonb,
	"conflicts" jsonb,
	"taken" jsonb,
	"beat_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "menu_filling_centre_id_id_pk" PRIMARY KEY("centre_id","id"),
	CONSTRAINT "menu_filling_week" UNIQUE("centre_id","starts_on","band"),
	CONSTRAINT "menu_filling_band" CHECK ("menu_filling"."band" in ('m6to11', 'm12to23', 'm24to35', 'm36to47', 'm48to71')),
	CONSTRAINT "menu_filling_state" CHECK ("menu_filling"."state" in ('waiting', 'running', 'filled', 'impossible', 'undecided', 'failed', 'taken')),
	CONSTRAINT "menu_filling_monday" CHECK (extract(isodow from "menu_filling"."starts_on") = 1),
	CONSTRAINT "menu_filling_step" CHECK ("menu_filling"."step" between 0 and 4),
	CONSTRAINT "menu_filling_found" CHECK (("menu_filling"."state" not in ('filled', 'taken') or "menu_filling"."proposed" is not null) and ("menu_filling"."state" = 'impossible') = ("menu_filling"."conflicts" is not null) and ("menu_filling"."state" = 'taken') = ("menu_filling"."taken" is not null))
);--> statement-breakpoint
SELECT distribute_tenant('menu_filling');--> statement-breakpoint
ALTER TABLE "menu_filling" ADD CONSTRAINT "menu_filling_centre_id_centre_id_fk" FOREIGN KEY ("centre_id") REFERENCES "public"."centre"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
SELECT protect_tenant('menu_filling');
