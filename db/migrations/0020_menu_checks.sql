SET LOCAL citus.multi_shard_modify_mode = 'sequential';--> statement-breakpoint
CREATE TABLE "allergy_food" (
	"centre_id" uuid NOT NULL,
	"allergy_id" uuid NOT NULL,
	"of" text NOT NULL,
	"said_by" uuid,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "allergy_food_centre_id_allergy_id_of_pk" PRIMARY KEY("centre_id","allergy_id","of"),
	CONSTRAINT "allergy_food_of" CHECK ("allergy_food"."of" = 'none' or "allergy_food"."of" ~ '^(food|group):.+$')
);--> statement-breakpoint
CREATE TABLE "menu_change" (
	"centre_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"menu_week_id" uuid NOT NULL,
	"day" date NOT NULL,
	"meal" text NOT NULL,
	"dish_id" uuid NOT NULL,
	"is_added" boolean NOT NULL,
	"reason" text NOT NULL,
	"changed_by" uuid,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "menu_change_centre_id_id_pk" PRIMARY KEY("centre_id","id"),
	CONSTRAINT "menu_change_meal" CHECK ("menu_change"."meal" in ('breakfast', 'morningSnack', 'lunch', 'afternoonSnack', 'supper')),
	CONSTRAINT "menu_change_reason" CHECK ("menu_change"."reason" <> '')
);--> statement-breakpoint
CREATE TABLE "menu_substitute" (
	"centre_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"menu_week_id" uuid NOT NULL,
	"day" date NOT NULL,
	"meal" text NOT NULL,
	"dish_id" uuid NOT NULL,
	"child_id" uuid NOT NULL,
	"substitute_dish_id" uuid,
	"reason" text DEFAULT '' NOT NULL,
	"covers" text[] DEFAULT '{}' NOT NULL,
	"decided_by" uuid,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "menu_substitute_centre_id_id_pk" PRIMARY KEY("centre_id","id"),
	CONSTRAINT "menu_substitute_once" UNIQUE("centre_id","menu_week_id","day","meal","dish_id","child_id"),
	CONSTRAINT "menu_substitute_meal" CHECK ("menu_substitute"."meal" in ('breakfast', 'morningSnack', 'lunch', 'afternoonSnack', 'supper')),
	CONSTRAINT "menu_substitute_or_signed" CHECK (("menu_substitute"."substitute_dish_id" is null) = ("menu_substitute"."reason" <> '' and cardinality("menu_substitute"."covers") > 0)),
	CONSTRAINT "menu_substitute_other" CHECK ("menu_substitute"."substitute_dish_id" <> "menu_substitute"."dish_id")
);--> statement-breakpoint
SELECT distribute_tenant('allergy_food');--> statement-breakpoint
SELECT distribute_tenant('menu_change');--> statement-breakpoint
SELECT distribute_tenant('menu_substitute');--> statement-breakpoint
ALTER TABLE "menu_week" DROP CONSTRAINT "menu_week_state";--> statement-breakpoint
ALTER TABLE "menu_week" DROP CONSTRAINT "menu_week_published";--> statement-breakpoint
ALTER TABLE "allergy_food" ADD CONSTRAINT "allergy_food_allergy_fk" FOREIGN KEY ("centre_id","allergy_id") REFERENCES "public"."child_allergy"("centre_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "menu_change" ADD CONSTRAINT "menu_change_centre_id_menu_week_id_menu_week_centre_id_id_fk" FOREIGN KEY ("centre_id","menu_week_id") REFERENCES "public"."menu_week"("centre_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "menu_change" ADD CONSTRAINT "menu_change_centre_id_dish_id_dish_centre_id_id_fk" FOREIGN KEY ("centre_id","dish_id") REFERENCES "public"."dish"("centre_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "menu_substitute" ADD CONSTRAINT "menu_substitute_week_fk" FOREIGN KEY ("centre_id","menu_week_id") REFERENCES "public"."menu_week"("centre_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "menu_substitute" ADD CONSTRAINT "menu_substitute_centre_id_dish_id_dish_centre_id_id_fk" FOREIGN KEY ("centre_id","dish_id") REFERENCES "public"."dish"("centre_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "menu_substitute" ADD CONSTRAINT "menu_substitute_instead_fk" FOREIGN KEY ("centre_id","substitute_dish_id") REFERENCES "public"."dish"("centre_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "menu_substitute" ADD CONSTRAINT "menu_substitute_centre_id_child_id_child_centre_id_id_fk" FOREIGN KEY ("centre_id","child_id") REFERENCES "public"."child"("centre_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "menu_change_dish" ON "menu_change" USING btree ("centre_id","dish_id");--> statement-breakpoint
CREATE INDEX "menu_substitute_dish" ON "menu_substitute" USING btree ("centre_id","dish_id");--> statement-breakpoint
CREATE INDEX "menu_substitute_instead" ON "menu_substitute" USING btree ("centre_id","substitute_dish_id");--> statement-breakpoint
CREATE INDEX "menu_change_week" ON "menu_change" USING btree ("centre_id","menu_week_id");--> statement-breakpoint
CREATE INDEX "menu_substitute_child" ON "menu_substitute" USING btree ("centre_id","child_id");--> statement-breakpoint
ALTER TABLE "menu_week" ADD CONSTRAINT "menu_week_state" CHECK ("menu_week"."state" in ('draft', 'checked', 'published', 'changed'));--> statement-breakpoint
ALTER TABLE "menu_week" ADD CONSTRAINT "menu_week_published" CHECK (("menu_week"."state" in ('published', 'changed')) = ("menu_week"."published_at" is not null));--> statement-breakpoint
SELECT protect_tenant('allergy_food');--> statement-breakpoint
SELECT protect_tenant('menu_change');--> statement-breakpoint
SELECT protect_tenant('menu_substitute');
