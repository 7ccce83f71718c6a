SET LOCAL citus.multi_shard_modify_mode = 'sequential';--> statement-breakpoint
CREATE TABLE "meal_setting" (
	"centre_id" uuid PRIMARY KEY NOT NULL,
	"intake_edition" text DEFAULT 'dris2023' NOT NULL,
	"cooking_losses" boolean DEFAULT false NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "meal_setting_edition" CHECK ("meal_setting"."intake_edition" in ('dris2023', 'dris2013'))
);--> statement-breakpoint
SELECT distribute_tenant('meal_setting');--> statement-breakpoint
ALTER TABLE "meal_setting" ADD CONSTRAINT "meal_setting_centre_id_centre_id_fk" FOREIGN KEY ("centre_id") REFERENCES "public"."centre"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
SELECT protect_tenant('meal_setting');
