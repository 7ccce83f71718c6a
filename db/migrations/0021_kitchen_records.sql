SET LOCAL citus.multi_shard_modify_mode = 'sequential';--> statement-breakpoint
CREATE TABLE "company_meal" (
	"centre_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"day" date NOT NULL,
	"meal" text NOT NULL,
	"eater" text NOT NULL,
	"class_id" uuid,
	"remark" text DEFAULT '' NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "company_meal_centre_id_id_pk" PRIMARY KEY("centre_id","id"),
	CONSTRAINT "company_meal_once" UNIQUE("centre_id","day","meal","eater"),
	CONSTRAINT "company_meal_meal" CHECK ("company_meal"."meal" in ('breakfast', 'morningSnack', 'lunch', 'afternoonSnack', 'supper')),
	CONSTRAINT "company_meal_eater" CHECK (char_length("company_meal"."eater") between 1 and 40)
);--> statement-breakpoint
SELECT distribute_tenant('company_meal');--> statement-breakpoint
CREATE TABLE "food_sample" (
	"centre_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"day" date NOT NULL,
	"meal" text NOT NULL,
	"dish_id" uuid NOT NULL,
	"grams" integer NOT NULL,
	"box" text DEFAULT '' NOT NULL,
	"sampled_by" text NOT NULL,
	"sampled_at" timestamp with time zone NOT NULL,
	"destroyed_by" text,
	"destroyed_at" timestamp with time zone,
	"photo_file_id" uuid,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "food_sample_centre_id_id_pk" PRIMARY KEY("centre_id","id"),
	CONSTRAINT "food_sample_once" UNIQUE("centre_id","day","meal","dish_id"),
	CONSTRAINT "food_sample_meal" CHECK ("food_sample"."meal" in ('breakfast', 'morningSnack', 'lunch', 'afternoonSnack', 'supper')),
	CONSTRAINT "food_sample_grams" CHECK ("food_sample"."grams" between 125 and 2000),
	CONSTRAINT "food_sample_by" CHECK (char_length("food_sample"."sampled_by") between 1 and 40),
	CONSTRAINT "food_sample_destroyed" CHECK (("food_sample"."destroyed_at" is null) = ("food_sample"."destroyed_by" is null) and "food_sample"."destroyed_at" - "food_sample"."sampled_at" >= interval '48 hours')
);--> statement-breakpoint
SELECT distribute_tenant('food_sample');--> statement-breakpoint
CREATE TABLE "purchase_record" (
	"centre_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"supplier" text NOT NULL,
	"food" text NOT NULL,
	"pinyin" text NOT NULL,
	"initials" text NOT NULL,
	"quantity" numeric(8, 2) NOT NULL,
	"unit" text NOT NULL,
	"batch" text DEFAULT '' NOT NULL,
	"produced_on" date,
	"expires_on" date,
	"certificate" text DEFAULT '' NOT NULL,
	"received_by" text NOT NULL,
	"received_on" date NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	"remark" text DEFAULT '' NOT NULL,
	"photo_file_id" uuid,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "purchase_record_centre_id_id_pk" PRIMARY KEY("centre_id","id"),
	CONSTRAINT "purchase_record_unit" CHECK ("purchase_record"."unit" in ('kg', 'g', 'litre', 'piece', 'box', 'bag', 'bottle', 'barrel')),
	CONSTRAINT "purchase_record_quantity" CHECK ("purchase_record"."quantity" > 0 and "purchase_record"."quantity" <= 50000),
	CONSTRAINT "purchase_record_produced" CHECK ("purchase_record"."produced_on" <= "purchase_record"."received_on"),
	CONSTRAINT "purchase_record_expires" CHECK ("purchase_record"."expires_on" >= "purchase_record"."received_on")
);--> statement-breakpoint
SELECT distribute_tenant('purchase_record');--> statement-breakpoint
ALTER TABLE "file" DROP CONSTRAINT "file_purpose";--> statement-breakpoint
ALTER TABLE "company_meal" ADD CONSTRAINT "company_meal_centre_id_centre_id_fk" FOREIGN KEY ("centre_id") REFERENCES "public"."centre"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "company_meal" ADD CONSTRAINT "company_meal_centre_id_class_id_class_centre_id_id_fk" FOREIGN KEY ("centre_id","class_id") REFERENCES "public"."class"("centre_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "food_sample" ADD CONSTRAINT "food_sample_centre_id_dish_id_dish_centre_id_id_fk" FOREIGN KEY ("centre_id","dish_id") REFERENCES "public"."dish"("centre_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "food_sample" ADD CONSTRAINT "food_sample_centre_id_photo_file_id_file_centre_id_id_fk" FOREIGN KEY ("centre_id","photo_file_id") REFERENCES "public"."file"("centre_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "purchase_record" ADD CONSTRAINT "purchase_record_centre_id_centre_id_fk" FOREIGN KEY ("centre_id") REFERENCES "public"."centre"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "purchase_record" ADD CONSTRAINT "purchase_record_centre_id_photo_file_id_file_centre_id_id_fk" FOREIGN KEY ("centre_id","photo_file_id") REFERENCES "public"."file"("centre_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "company_meal_class" ON "company_meal" USING btree ("centre_id","class_id");--> statement-breakpoint
CREATE INDEX "food_sample_dish" ON "food_sample" USING btree ("centre_id","dish_id");--> statement-breakpoint
CREATE INDEX "food_sample_photo" ON "food_sample" USING btree ("centre_id","photo_file_id");--> statement-breakpoint
CREATE INDEX "purchase_record_day" ON "purchase_record" USING btree ("centre_id","received_on");--> statement-breakpoint
CREATE INDEX "purchase_record_photo" ON "purchase_record" USING btree ("centre_id","photo_file_id");--> statement-breakpoint
ALTER TABLE "file" ADD CONSTRAINT "file_purpose" CHECK ("file"."purpose" in ('face', 'document', 'photo', 'dish', 'kitchen'));--> statement-breakpoint
SELECT protect_tenant('food_sample');--> statement-breakpoint
SELECT protect_tenant('purchase_record');--> statement-breakpoint
SELECT protect_tenant('company_meal');
