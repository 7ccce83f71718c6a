SET LOCAL citus.multi_shard_modify_mode = 'sequential';--> statement-breakpoint
CREATE TABLE "food_supply" (
	"centre_id" uuid NOT NULL,
	"food" text NOT NULL,
	"fen_per_kg" integer,
	"supplier_group" text,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "food_supply_centre_id_food_pk" PRIMARY KEY("centre_id","food"),
	CONSTRAINT "food_supply_group" CHECK ("food_supply"."supplier_group" in ('grain', 'vegetable', 'fruit', 'meat', 'aquatic', 'eggDairy', 'soyProduct', 'dry', 'other')),
	CONSTRAINT "food_supply_price" CHECK ("food_supply"."fen_per_kg" > 0 and "food_supply"."fen_per_kg" <= 1000000)
);--> statement-breakpoint
SELECT distribute_tenant('food_supply');--> statement-breakpoint
CREATE TABLE "own_food" (
	"centre_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name_zh" text NOT NULL,
	"name_en" text DEFAULT '' NOT NULL,
	"pinyin" text NOT NULL,
	"initials" text NOT NULL,
	"food_group" text NOT NULL,
	"edible" numeric(4, 1) NOT NULL,
	"energy" numeric(8, 3),
	"protein" numeric(8, 3),
	"fat" numeric(8, 3),
	"carbohydrate" numeric(8, 3),
	"fibre" numeric(8, 3),
	"calcium" numeric(8, 3),
	"iron" numeric(8, 3),
	"zinc" numeric(8, 3),
	"sodium" numeric(8, 3),
	"vitamin_a" numeric(8, 3),
	"vitamin_c" numeric(8, 3),
	"vitamin_b1" numeric(8, 3),
	"vitamin_b2" numeric(8, 3),
	"allergens" text[] NOT NULL,
	"tags" text[] NOT NULL,
	"archived" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "own_food_centre_id_id_pk" PRIMARY KEY("centre_id","id"),
	CONSTRAINT "own_food_name" UNIQUE("centre_id","name_zh"),
	CONSTRAINT "own_food_group" CHECK ("own_food"."food_group" in ('cereal', 'tuber', 'starch', 'bean', 'soy', 'vegDark', 'vegLight', 'mushroomAlgae', 'fruit', 'nutSeed', 'meat', 'offal', 'poultry', 'fish', 'shellfish', 'egg', 'dairy', 'oil', 'infant', 'seasoning')),
	CONSTRAINT "own_food_edible" CHECK ("own_food"."edible" > 0 and "own_food"."edible" <= 100),
	CONSTRAINT "own_food_figures" CHECK (least("own_food"."energy", "own_food"."protein", "own_food"."fat", "own_food"."carbohydrate", "own_food"."fibre", "own_food"."calcium", "own_food"."iron", "own_food"."zinc", "own_food"."sodium", "own_food"."vitamin_a", "own_food"."vitamin_c", "own_food"."vitamin_b1", "own_food"."vitamin_b2") >= 0)
);--> statement-breakpoint
SELECT distribute_tenant('own_food');--> statement-breakpoint
ALTER TABLE "dish" ADD COLUMN "infant_textures" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "dish_ingredient" ADD COLUMN "own_food_id" uuid;--> statement-breakpoint
ALTER TABLE "food_supply" ADD CONSTRAINT "food_supply_centre_id_centre_id_fk" FOREIGN KEY ("centre_id") REFERENCES "public"."centre"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "own_food" ADD CONSTRAINT "own_food_centre_id_centre_id_fk" FOREIGN KEY ("centre_id") REFERENCES "public"."centre"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dish_ingredient" ADD CONSTRAINT "dish_ingredient_centre_id_own_food_id_own_food_centre_id_id_fk" FOREIGN KEY ("centre_id","own_food_id") REFERENCES "public"."own_food"("centre_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "dish_ingredient_own_food" ON "dish_ingredient" USING btree ("centre_id","own_food_id");--> statement-breakpoint
ALTER TABLE "dish_ingredient" ADD CONSTRAINT "dish_ingredient_own" CHECK ("dish_ingredient"."own_food_id" is null or "dish_ingredient"."food" = "dish_ingredient"."own_food_id"::text);--> statement-breakpoint
SELECT protect_tenant('food_supply');--> statement-breakpoint
SELECT protect_tenant('own_food');
