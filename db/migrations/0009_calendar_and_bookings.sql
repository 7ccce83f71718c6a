SET LOCAL citus.multi_shard_modify_mode = 'sequential';--> statement-breakpoint
CREATE TABLE "calendar_day" (
	"centre_id" uuid NOT NULL,
	"day" date NOT NULL,
	"kind" text NOT NULL,
	"follows" integer,
	"name" text NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "calendar_day_centre_id_day_pk" PRIMARY KEY("centre_id","day"),
	CONSTRAINT "calendar_day_kind" CHECK ("calendar_day"."kind" in ('closed', 'open')),
	CONSTRAINT "calendar_day_follows" CHECK (("calendar_day"."follows" is not null) = ("calendar_day"."kind" = 'open' and extract(isodow from "calendar_day"."day") > 5)),
	CONSTRAINT "calendar_day_weekday" CHECK ("calendar_day"."follows" between 1 and 5),
	CONSTRAINT "calendar_day_name" CHECK ("calendar_day"."name" <> '')
);--> statement-breakpoint
SELECT distribute_tenant('calendar_day');--> statement-breakpoint
SELECT protect_tenant('calendar_day');--> statement-breakpoint
ALTER TABLE "calendar_day" ADD CONSTRAINT "calendar_day_centre_id_centre_id_fk" FOREIGN KEY ("centre_id") REFERENCES "public"."centre"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE TABLE "session_setting" (
	"centre_id" uuid NOT NULL,
	"from_day" date NOT NULL,
	"morning_begins" time NOT NULL,
	"morning_ends" time NOT NULL,
	"afternoon_begins" time NOT NULL,
	"afternoon_ends" time NOT NULL,
	"morning_meals" text[] NOT NULL,
	"afternoon_meals" text[] NOT NULL,
	"arrives_at" time NOT NULL,
	"leaves_at" time NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "session_setting_centre_id_from_day_pk" PRIMARY KEY("centre_id","from_day"),
	CONSTRAINT "session_setting_order" CHECK ("session_setting"."morning_begins" < "session_setting"."morning_ends" and "session_setting"."morning_ends" <= "session_setting"."afternoon_begins" and "session_setting"."afternoon_begins" < "session_setting"."afternoon_ends"),
	CONSTRAINT "session_setting_usual" CHECK ("session_setting"."morning_begins" <= "session_setting"."arrives_at" and "session_setting"."arrives_at" < "session_setting"."leaves_at" and "session_setting"."leaves_at" <= "session_setting"."afternoon_ends"),
	CONSTRAINT "session_setting_morning_meals" CHECK ("session_setting"."morning_meals" <@ array['breakfast', 'morningSnack', 'lunch', 'afternoonSnack', 'supper']::text[]),
	CONSTRAINT "session_setting_afternoon_meals" CHECK ("session_setting"."afternoon_meals" <@ array['breakfast', 'morningSnack', 'lunch', 'afternoonSnack', 'supper']::text[])
);--> statement-breakpoint
SELECT distribute_tenant('session_setting');--> statement-breakpoint
SELECT protect_tenant('session_setting');--> statement-breakpoint
ALTER TABLE "session_setting" ADD CONSTRAINT "session_setting_centre_id_centre_id_fk" FOREIGN KEY ("centre_id") REFERENCES "public"."centre"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "centre" ADD COLUMN "grace_days" integer DEFAULT 31 NOT NULL;--> statement-breakpoint
ALTER TABLE "centre" ADD COLUMN "keeps_three_year_olds" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "centre" ADD CONSTRAINT "centre_grace_days" CHECK ("centre"."grace_days" between 0 and 92);--> statement-breakpoint
CREATE TABLE "booking" (
	"centre_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"child_id" uuid NOT NULL,
	"class_id" uuid NOT NULL,
	"day" date NOT NULL,
	"from_time" time NOT NULL,
	"until_time" time NOT NULL,
	"pattern" integer NOT NULL,
	"schedule" text GENERATED ALWAYS AS (case when pattern & 682 = 0 then 'morning' when pattern & 341 = 0 then 'afternoon' else 'full' end) STORED NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"cancelled_by" uuid,
	"cancelled_at" timestamp with time zone,
	CONSTRAINT "booking_centre_id_id_pk" PRIMARY KEY("centre_id","id"),
	CONSTRAINT "booking_times" CHECK ("booking"."from_time" < "booking"."until_time"),
	CONSTRAINT "booking_pattern" CHECK ("booking"."pattern" in (1, 2, 3, 4, 8, 12, 16, 32, 48, 64, 128, 192, 256, 512, 768)),
	CONSTRAINT "booking_cancelled" CHECK (("booking"."cancelled_at" is null) = ("booking"."cancelled_by" is null))
);--> statement-breakpoint
SELECT distribute_tenant('booking');--> statement-breakpoint
SELECT protect_tenant('booking');--> statement-breakpoint
ALTER TABLE "booking" ADD CONSTRAINT "booking_centre_id_child_id_child_centre_id_id_fk" FOREIGN KEY ("centre_id","child_id") REFERENCES "public"."child"("centre_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "booking" ADD CONSTRAINT "booking_centre_id_class_id_class_centre_id_id_fk" FOREIGN KEY ("centre_id","class_id") REFERENCES "public"."class"("centre_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "booking_child" ON "booking" USING btree ("centre_id","child_id");--> statement-breakpoint
CREATE INDEX "booking_class" ON "booking" USING btree ("centre_id","class_id");--> statement-breakpoint
CREATE INDEX "booking_day" ON "booking" USING btree ("centre_id","day");--> statement-breakpoint
-- what the view calls the end of a booking
CREATE INDEX "booking_ends" ON "booking" USING btree ("centre_id",("day" + 1));--> statement-breakpoint
-- Nobody is in two places at once.
ALTER TABLE "booking" ADD CONSTRAINT "booking_one_at_a_time" EXCLUDE USING gist ("centre_id" WITH =, "child_id" WITH =, tsrange("day" + "from_time", "day" + "until_time") WITH &&) WHERE ("cancelled_at" IS NULL);--> statement-breakpoint
CREATE OR REPLACE VIEW held_place WITH (security_invoker = true) AS
  SELECT centre_id, id, class_id, starts_on, ends_on, pattern, 'enrolment' AS kind FROM enrolment
  UNION ALL
  SELECT centre_id, id, class_id, starts_on, NULL::date, pattern, 'offer' FROM offer WHERE state = 'open'
  UNION ALL
  SELECT centre_id, id, class_id, day, day + 1, pattern, 'booking' FROM booking WHERE cancelled_at IS NULL;--> statement-breakpoint
CREATE FUNCTION write_booking(
  row_id uuid, of_child uuid, of_class uuid, on_day date, from_hour time, until_hour time, sessions integer,
  by_person uuid, at timestamptz
) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM lock_places();
  INSERT INTO booking (centre_id, id, child_id, class_id, day, from_time, until_time, pattern, created_by, created_at)
  VALUES (current_tenant(), row_id, of_child, of_class, on_day, from_hour, until_hour, sessions, by_person, at);
  PERFORM refuse_oversold(of_class, sessions, on_day, on_day + 1);
END $$;--> statement-breakpoint
-- A booking that is cancelled stays so: to take it up again would be to take a place.
CREATE FUNCTION cancel_booking(row_id uuid, by_person uuid, at timestamptz) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE booking SET cancelled_by = by_person, cancelled_at = at
  WHERE centre_id = current_tenant() AND id = row_id AND cancelled_at IS NULL;
END $$;--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION write_booking, cancel_booking FROM PUBLIC;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION write_booking, cancel_booking TO wenrun_app;--> statement-breakpoint
REVOKE INSERT, UPDATE ON "booking" FROM wenrun_app;
