SET LOCAL citus.multi_shard_modify_mode = 'sequential';--> statement-breakpoint
CREATE TABLE "absence" (
	"centre_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"child_id" uuid NOT NULL,
	"from_day" date NOT NULL,
	"to_day" date NOT NULL,
	"schedule" text DEFAULT 'full' NOT NULL,
	"reason" text NOT NULL,
	"symptoms" text DEFAULT '' NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"reported_by" uuid,
	"by_family" boolean NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"cancelled_at" timestamp with time zone,
	CONSTRAINT "absence_centre_id_id_pk" PRIMARY KEY("centre_id","id"),
	CONSTRAINT "absence_schedule" CHECK ("absence"."schedule" in ('full', 'morning', 'afternoon')),
	CONSTRAINT "absence_reason" CHECK ("absence"."reason" in ('ill', 'personal', 'holiday', 'other')),
	CONSTRAINT "absence_days" CHECK ("absence"."to_day" >= "absence"."from_day")
);--> statement-breakpoint
CREATE TABLE "day_entry" (
	"centre_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"child_id" uuid NOT NULL,
	"class_id" uuid NOT NULL,
	"day" date NOT NULL,
	"kind" text NOT NULL,
	"payload_version" integer NOT NULL,
	"payload" jsonb NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone,
	"batch_id" uuid NOT NULL,
	"actor_user_id" uuid,
	"received_at" timestamp with time zone NOT NULL,
	"removed" boolean DEFAULT false NOT NULL,
	"corrected" boolean DEFAULT false NOT NULL,
	CONSTRAINT "day_entry_centre_id_id_pk" PRIMARY KEY("centre_id","id"),
	CONSTRAINT "day_entry_kind" CHECK ("day_entry"."kind" in ('stay', 'morningCheck', 'meal', 'nap', 'toilet', 'outdoor', 'mood', 'activity', 'note')),
	CONSTRAINT "day_entry_interval" CHECK ("day_entry"."ends_at" is null or "day_entry"."ends_at" >= "day_entry"."starts_at")
);--> statement-breakpoint
CREATE TABLE "log_event" (
	"centre_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"child_id" uuid NOT NULL,
	"class_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"payload_version" integer NOT NULL,
	"payload" jsonb NOT NULL,
	"occurred_at" timestamp with time zone NOT NULL,
	"device_at" timestamp with time zone NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	"day" date NOT NULL,
	"device_id" uuid,
	"device_seq" integer,
	"actor_kind" text NOT NULL,
	"actor_user_id" uuid,
	"batch_id" uuid NOT NULL,
	"interval_id" uuid,
	"supersedes_id" uuid,
	"removes" boolean DEFAULT false NOT NULL,
	CONSTRAINT "log_event_centre_id_id_pk" PRIMARY KEY("centre_id","id"),
	CONSTRAINT "log_event_kind" CHECK ("log_event"."kind" in ('arrival', 'departure', 'morningCheck', 'meal', 'napStart', 'napEnd', 'toilet', 'outdoor', 'mood', 'activity', 'note')),
	CONSTRAINT "log_event_actor_kind" CHECK ("log_event"."actor_kind" in ('user', 'device', 'job')),
	CONSTRAINT "log_event_removes" CHECK (not "log_event"."removes" or "log_event"."supersedes_id" is not null)
);--> statement-breakpoint
CREATE TABLE "file_child" (
	"centre_id" uuid NOT NULL,
	"file_id" uuid NOT NULL,
	"child_id" uuid NOT NULL,
	CONSTRAINT "file_child_centre_id_file_id_child_id_pk" PRIMARY KEY("centre_id","file_id","child_id")
);--> statement-breakpoint
CREATE TABLE "family_todo" (
	"centre_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"child_id" uuid NOT NULL,
	"text" text NOT NULL,
	"due_on" date,
	"given_by" uuid,
	"created_at" timestamp with time zone NOT NULL,
	"done_at" timestamp with time zone,
	"done_by" uuid,
	CONSTRAINT "family_todo_centre_id_id_pk" PRIMARY KEY("centre_id","id")
);--> statement-breakpoint
CREATE TABLE "growth_measurement" (
	"centre_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"child_id" uuid NOT NULL,
	"measured_on" date NOT NULL,
	"weight_g" integer,
	"height_mm" integer,
	"posture" text NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"measured_by" uuid,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "growth_measurement_centre_id_id_pk" PRIMARY KEY("centre_id","id"),
	CONSTRAINT "growth_measurement_day" UNIQUE("centre_id","child_id","measured_on"),
	CONSTRAINT "growth_measurement_posture" CHECK ("growth_measurement"."posture" in ('lying', 'standing')),
	CONSTRAINT "growth_measurement_some" CHECK ("growth_measurement"."weight_g" is not null or "growth_measurement"."height_mm" is not null),
	CONSTRAINT "growth_measurement_weight" CHECK ("growth_measurement"."weight_g" between 1000 and 80000),
	CONSTRAINT "growth_measurement_height" CHECK ("growth_measurement"."height_mm" between 300 and 1500)
);--> statement-breakpoint
CREATE TABLE "observation" (
	"centre_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"child_id" uuid NOT NULL,
	"observed_on" date NOT NULL,
	"area" text NOT NULL,
	"milestone" text,
	"progress" text,
	"text" text NOT NULL,
	"photo_file_id" uuid,
	"written_by" uuid,
	"shared_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "observation_centre_id_id_pk" PRIMARY KEY("centre_id","id"),
	CONSTRAINT "observation_area" CHECK ("observation"."area" in ('feeding', 'sleep', 'selfCare', 'healthState', 'grossMotor', 'fineMotor', 'language', 'cognition', 'socialEmotional', 'arts')),
	CONSTRAINT "observation_progress" CHECK ("observation"."progress" in ('emerging', 'often')),
	CONSTRAINT "observation_milestone" CHECK (("observation"."milestone" is null) = ("observation"."progress" is null))
);--> statement-breakpoint
CREATE TABLE "dish" (
	"centre_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"code" text NOT NULL,
	"name_zh" text NOT NULL,
	"name_en" text NOT NULL,
	"pinyin" text NOT NULL,
	"initials" text NOT NULL,
	"kind" text NOT NULL,
	"texture" text NOT NULL,
	"meals" text[] NOT NULL,
	"months" integer[] NOT NULL,
	"steps" text DEFAULT '' NOT NULL,
	"choking_note" text DEFAULT '' NOT NULL,
	"photo_file_id" uuid,
	"archived" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "dish_centre_id_id_pk" PRIMARY KEY("centre_id","id"),
	CONSTRAINT "dish_code" UNIQUE("centre_id","code"),
	CONSTRAINT "dish_kind" CHECK ("dish"."kind" in ('breakfast', 'staple', 'mainMeat', 'mainFish', 'mainEggSoy', 'vegetable', 'soup', 'snackDairy', 'snackFruit', 'snackOther', 'infantPuree', 'infantMash')),
	CONSTRAINT "dish_texture" CHECK ("dish"."texture" in ('puree', 'mash', 'soft', 'softBite', 'bite', 'liquid', 'drink'))
);--> statement-breakpoint
CREATE TABLE "dish_ingredient" (
	"centre_id" uuid NOT NULL,
	"dish_id" uuid NOT NULL,
	"food" text NOT NULL,
	"band" text NOT NULL,
	"grams" numeric(6, 2) NOT NULL,
	CONSTRAINT "dish_ingredient_centre_id_dish_id_food_band_pk" PRIMARY KEY("centre_id","dish_id","food","band"),
	CONSTRAINT "dish_ingredient_band" CHECK ("dish_ingredient"."band" in ('m6to11', 'm12to23', 'm24to35', 'm36to47', 'm48to71')),
	CONSTRAINT "dish_ingredient_grams" CHECK ("dish_ingredient"."grams" >= 0 and "dish_ingredient"."grams" <= 1000)
);--> statement-breakpoint
CREATE TABLE "menu_dish" (
	"centre_id" uuid NOT NULL,
	"menu_week_id" uuid NOT NULL,
	"day" date NOT NULL,
	"meal" text NOT NULL,
	"dish_id" uuid NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "menu_dish_centre_id_menu_week_id_day_meal_dish_id_pk" PRIMARY KEY("centre_id","menu_week_id","day","meal","dish_id"),
	CONSTRAINT "menu_dish_meal" CHECK ("menu_dish"."meal" in ('breakfast', 'morningSnack', 'lunch', 'afternoonSnack', 'supper'))
);--> statement-breakpoint
CREATE TABLE "menu_week" (
	"centre_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"band" text NOT NULL,
	"starts_on" date NOT NULL,
	"state" text DEFAULT 'draft' NOT NULL,
	"published_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "menu_week_centre_id_id_pk" PRIMARY KEY("centre_id","id"),
	CONSTRAINT "menu_week_band" UNIQUE("centre_id","starts_on","band"),
	CONSTRAINT "menu_week_band_known" CHECK ("menu_week"."band" in ('m6to11', 'm12to23', 'm24to35', 'm36to47', 'm48to71')),
	CONSTRAINT "menu_week_state" CHECK ("menu_week"."state" in ('draft', 'published')),
	CONSTRAINT "menu_week_monday" CHECK (extract(isodow from "menu_week"."starts_on") = 1),
	CONSTRAINT "menu_week_published" CHECK (("menu_week"."state" = 'published') = ("menu_week"."published_at" is not null))
);--> statement-breakpoint
CREATE TABLE "message" (
	"centre_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"child_id" uuid NOT NULL,
	"side" text NOT NULL,
	"author_user_id" uuid NOT NULL,
	"author_name" text NOT NULL,
	"body" text NOT NULL,
	"sent_at" timestamp with time zone NOT NULL,
	"read_at" timestamp with time zone,
	CONSTRAINT "message_centre_id_id_pk" PRIMARY KEY("centre_id","id"),
	CONSTRAINT "message_side" CHECK ("message"."side" in ('family', 'centre'))
);--> statement-breakpoint
CREATE TABLE "shift" (
	"centre_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"staff_id" uuid NOT NULL,
	"day" date NOT NULL,
	"starts_at" time NOT NULL,
	"ends_at" time NOT NULL,
	"class_id" uuid,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "shift_centre_id_id_pk" PRIMARY KEY("centre_id","id"),
	CONSTRAINT "shift_times" CHECK ("shift"."starts_at" < "shift"."ends_at")
);--> statement-breakpoint
CREATE TABLE "staff_leave" (
	"centre_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"staff_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"from_day" date NOT NULL,
	"to_day" date NOT NULL,
	"covered_by" uuid,
	"note" text DEFAULT '' NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "staff_leave_centre_id_id_pk" PRIMARY KEY("centre_id","id"),
	CONSTRAINT "staff_leave_kind" CHECK ("staff_leave"."kind" in ('sick', 'annual', 'personal', 'training', 'other')),
	CONSTRAINT "staff_leave_days" CHECK ("staff_leave"."to_day" >= "staff_leave"."from_day"),
	CONSTRAINT "staff_leave_cover_is_another" CHECK ("staff_leave"."covered_by" is distinct from "staff_leave"."staff_id")
);--> statement-breakpoint
SELECT distribute_tenant('absence');--> statement-breakpoint
SELECT distribute_tenant('day_entry');--> statement-breakpoint
SELECT distribute_tenant('log_event');--> statement-breakpoint
SELECT distribute_tenant('file_child');--> statement-breakpoint
SELECT distribute_tenant('family_todo');--> statement-breakpoint
SELECT distribute_tenant('growth_measurement');--> statement-breakpoint
SELECT distribute_tenant('observation');--> statement-breakpoint
SELECT distribute_tenant('dish');--> statement-breakpoint
SELECT distribute_tenant('dish_ingredient');--> statement-breakpoint
SELECT distribute_tenant('menu_dish');--> statement-breakpoint
SELECT distribute_tenant('menu_week');--> statement-breakpoint
SELECT distribute_tenant('message');--> statement-breakpoint
SELECT distribute_tenant('shift');--> statement-breakpoint
SELECT distribute_tenant('staff_leave');--> statement-breakpoint
ALTER TABLE "file" DROP CONSTRAINT "file_purpose";--> statement-breakpoint
ALTER TABLE "file_variant" DROP CONSTRAINT "file_variant_variant";--> statement-breakpoint
ALTER TABLE "absence" ADD CONSTRAINT "absence_centre_id_child_id_child_centre_id_id_fk" FOREIGN KEY ("centre_id","child_id") REFERENCES "public"."child"("centre_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "day_entry" ADD CONSTRAINT "day_entry_centre_id_child_id_child_centre_id_id_fk" FOREIGN KEY ("centre_id","child_id") REFERENCES "public"."child"("centre_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "day_entry" ADD CONSTRAINT "day_entry_centre_id_class_id_class_centre_id_id_fk" FOREIGN KEY ("centre_id","class_id") REFERENCES "public"."class"("centre_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "log_event" ADD CONSTRAINT "log_event_centre_id_child_id_child_centre_id_id_fk" FOREIGN KEY ("centre_id","child_id") REFERENCES "public"."child"("centre_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "log_event" ADD CONSTRAINT "log_event_centre_id_class_id_class_centre_id_id_fk" FOREIGN KEY ("centre_id","class_id") REFERENCES "public"."class"("centre_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "log_event" ADD CONSTRAINT "log_event_centre_id_supersedes_id_log_event_centre_id_id_fk" FOREIGN KEY ("centre_id","supersedes_id") REFERENCES "public"."log_event"("centre_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "file_child" ADD CONSTRAINT "file_child_centre_id_file_id_file_centre_id_id_fk" FOREIGN KEY ("centre_id","file_id") REFERENCES "public"."file"("centre_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "file_child" ADD CONSTRAINT "file_child_centre_id_child_id_child_centre_id_id_fk" FOREIGN KEY ("centre_id","child_id") REFERENCES "public"."child"("centre_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "family_todo" ADD CONSTRAINT "family_todo_centre_id_child_id_child_centre_id_id_fk" FOREIGN KEY ("centre_id","child_id") REFERENCES "public"."child"("centre_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "growth_measurement" ADD CONSTRAINT "growth_measurement_centre_id_child_id_child_centre_id_id_fk" FOREIGN KEY ("centre_id","child_id") REFERENCES "public"."child"("centre_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "observation" ADD CONSTRAINT "observation_centre_id_child_id_child_centre_id_id_fk" FOREIGN KEY ("centre_id","child_id") REFERENCES "public"."child"("centre_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "observation" ADD CONSTRAINT "observation_centre_id_photo_file_id_file_centre_id_id_fk" FOREIGN KEY ("centre_id","photo_file_id") REFERENCES "public"."file"("centre_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dish" ADD CONSTRAINT "dish_centre_id_centre_id_fk" FOREIGN KEY ("centre_id") REFERENCES "public"."centre"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dish" ADD CONSTRAINT "dish_centre_id_photo_file_id_file_centre_id_id_fk" FOREIGN KEY ("centre_id","photo_file_id") REFERENCES "public"."file"("centre_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dish_ingredient" ADD CONSTRAINT "dish_ingredient_centre_id_dish_id_dish_centre_id_id_fk" FOREIGN KEY ("centre_id","dish_id") REFERENCES "public"."dish"("centre_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "menu_dish" ADD CONSTRAINT "menu_dish_centre_id_menu_week_id_menu_week_centre_id_id_fk" FOREIGN KEY ("centre_id","menu_week_id") REFERENCES "public"."menu_week"("centre_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "menu_dish" ADD CONSTRAINT "menu_dish_centre_id_dish_id_dish_centre_id_id_fk" FOREIGN KEY ("centre_id","dish_id") REFERENCES "public"."dish"("centre_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "menu_week" ADD CONSTRAINT "menu_week_centre_id_centre_id_fk" FOREIGN KEY ("centre_id") REFERENCES "public"."centre"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message" ADD CONSTRAINT "message_centre_id_child_id_child_centre_id_id_fk" FOREIGN KEY ("centre_id","child_id") REFERENCES "public"."child"("centre_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shift" ADD CONSTRAINT "shift_centre_id_staff_id_staff_member_centre_id_id_fk" FOREIGN KEY ("centre_id","staff_id") REFERENCES "public"."staff_member"("centre_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shift" ADD CONSTRAINT "shift_centre_id_class_id_class_centre_id_id_fk" FOREIGN KEY ("centre_id","class_id") REFERENCES "public"."class"("centre_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_leave" ADD CONSTRAINT "staff_leave_centre_id_staff_id_staff_member_centre_id_id_fk" FOREIGN KEY ("centre_id","staff_id") REFERENCES "public"."staff_member"("centre_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_leave" ADD CONSTRAINT "staff_leave_centre_id_covered_by_staff_member_centre_id_id_fk" FOREIGN KEY ("centre_id","covered_by") REFERENCES "public"."staff_member"("centre_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "absence_child" ON "absence" USING btree ("centre_id","child_id","from_day");--> statement-breakpoint
CREATE INDEX "absence_day" ON "absence" USING btree ("centre_id","from_day","to_day");--> statement-breakpoint
CREATE INDEX "day_entry_child" ON "day_entry" USING btree ("centre_id","child_id","day");--> statement-breakpoint
CREATE INDEX "day_entry_class" ON "day_entry" USING btree ("centre_id","class_id","day","kind");--> statement-breakpoint
CREATE INDEX "day_entry_day" ON "day_entry" USING btree ("centre_id","day","kind");--> statement-breakpoint
CREATE UNIQUE INDEX "day_entry_open_interval" ON "day_entry" USING btree ("centre_id","child_id","kind") WHERE "day_entry"."kind" in ('stay', 'nap') and "day_entry"."ends_at" is null and not "day_entry"."removed";--> statement-breakpoint
CREATE INDEX "log_event_child" ON "log_event" USING btree ("centre_id","child_id","day");--> statement-breakpoint
CREATE INDEX "log_event_class" ON "log_event" USING btree ("centre_id","class_id","day");--> statement-breakpoint
CREATE INDEX "log_event_supersedes" ON "log_event" USING btree ("centre_id","supersedes_id");--> statement-breakpoint
CREATE INDEX "log_event_batch" ON "log_event" USING btree ("centre_id","batch_id");--> statement-breakpoint
CREATE INDEX "log_event_interval" ON "log_event" USING btree ("centre_id","interval_id");--> statement-breakpoint
CREATE INDEX "file_child_child" ON "file_child" USING btree ("centre_id","child_id");--> statement-breakpoint
CREATE INDEX "family_todo_child" ON "family_todo" USING btree ("centre_id","child_id","done_at");--> statement-breakpoint
CREATE INDEX "observation_child" ON "observation" USING btree ("centre_id","child_id","observed_on");--> statement-breakpoint
CREATE INDEX "observation_day" ON "observation" USING btree ("centre_id","observed_on");--> statement-breakpoint
CREATE INDEX "observation_photo" ON "observation" USING btree ("centre_id","photo_file_id");--> statement-breakpoint
CREATE INDEX "dish_photo" ON "dish" USING btree ("centre_id","photo_file_id");--> statement-breakpoint
CREATE INDEX "menu_dish_dish" ON "menu_dish" USING btree ("centre_id","dish_id");--> statement-breakpoint
CREATE INDEX "message_child" ON "message" USING btree ("centre_id","child_id","sent_at");--> statement-breakpoint
CREATE INDEX "message_unread" ON "message" USING btree ("centre_id","side","read_at");--> statement-breakpoint
CREATE INDEX "shift_staff" ON "shift" USING btree ("centre_id","staff_id","day");--> statement-breakpoint
CREATE INDEX "shift_class" ON "shift" USING btree ("centre_id","class_id","day");--> statement-breakpoint
CREATE INDEX "shift_day" ON "shift" USING btree ("centre_id","day");--> statement-breakpoint
CREATE INDEX "staff_leave_staff" ON "staff_leave" USING btree ("centre_id","staff_id","from_day");--> statement-breakpoint
CREATE INDEX "staff_leave_cover" ON "staff_leave" USING btree ("centre_id","covered_by");--> statement-breakpoint
CREATE INDEX "staff_leave_day" ON "staff_leave" USING btree ("centre_id","from_day","to_day");--> statement-breakpoint
ALTER TABLE "file" ADD CONSTRAINT "file_purpose" CHECK ("file"."purpose" in ('face', 'document', 'photo', 'dish'));--> statement-breakpoint
ALTER TABLE "file_variant" ADD CONSTRAINT "file_variant_variant" CHECK ("file_variant"."variant" in ('original', 'thumb', 'tile', 'screen'));--> statement-breakpoint
-- A child is absent once at a time; cancelled notes do not count.
ALTER TABLE "absence" ADD CONSTRAINT "absence_one_at_a_time" EXCLUDE USING gist ("centre_id" WITH =, "child_id" WITH =, daterange("from_day", "to_day", '[]') WITH &&) WHERE ("cancelled_at" IS NULL);--> statement-breakpoint
-- Nobody works in two places at once, and nobody is away twice.
ALTER TABLE "shift" ADD CONSTRAINT "shift_one_at_a_time" EXCLUDE USING gist ("centre_id" WITH =, "staff_id" WITH =, tsrange("day" + "starts_at", "day" + "ends_at") WITH &&);--> statement-breakpoint
ALTER TABLE "staff_leave" ADD CONSTRAINT "staff_leave_one_at_a_time" EXCLUDE USING gist ("centre_id" WITH =, "staff_id" WITH =, daterange("from_day", "to_day", '[]') WITH &&);--> statement-breakpoint
SELECT protect_tenant('absence');--> statement-breakpoint
SELECT protect_tenant('day_entry');--> statement-breakpoint
SELECT protect_tenant('log_event');--> statement-breakpoint
SELECT protect_tenant('file_child');--> statement-breakpoint
SELECT protect_tenant('family_todo');--> statement-breakpoint
SELECT protect_tenant('growth_measurement');--> statement-breakpoint
SELECT protect_tenant('observation');--> statement-breakpoint
SELECT protect_tenant('dish');--> statement-breakpoint
SELECT protect_tenant('dish_ingredient');--> statement-breakpoint
SELECT protect_tenant('menu_dish');--> statement-breakpoint
SELECT protect_tenant('menu_week');--> statement-breakpoint
SELECT protect_tenant('message');--> statement-breakpoint
SELECT protect_tenant('shift');--> statement-breakpoint
SELECT protect_tenant('staff_leave');--> statement-breakpoint
-- What was tapped stays as it was tapped; a correction is another event.
REVOKE UPDATE, DELETE ON "log_event" FROM wenrun_app;
