SET LOCAL citus.multi_shard_modify_mode = 'sequential';--> statement-breakpoint
CREATE TABLE "licence" (
	"centre_id" uuid NOT NULL,
	"from_day" date NOT NULL,
	"places" integer NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "licence_centre_id_from_day_pk" PRIMARY KEY("centre_id","from_day"),
	CONSTRAINT "licence_places" CHECK ("licence"."places" between 1 and 2000)
);
--> statement-breakpoint
INSERT INTO "licence" SELECT "id", ("created_at" AT TIME ZONE "time_zone")::date, "licensed_places", "created_at" FROM "centre";--> statement-breakpoint
ALTER TABLE "licence" ADD CONSTRAINT "licence_centre_id_centre_id_fk" FOREIGN KEY ("centre_id") REFERENCES "public"."centre"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "centre" DROP CONSTRAINT "centre_licensed_places";--> statement-breakpoint
ALTER TABLE "centre" DROP COLUMN "licensed_places";--> statement-breakpoint
ALTER TABLE "enrolment" ADD COLUMN "pattern" integer;--> statement-breakpoint
-- every centre's rows, whoever migrates: the owner may be bound by row security like anyone
ALTER TABLE "enrolment" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
UPDATE "enrolment" SET "pattern" = CASE "schedule" WHEN 'morning' THEN 341 WHEN 'afternoon' THEN 682 ELSE 1023 END;--> statement-breakpoint
ALTER TABLE "enrolment" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "enrolment" ALTER COLUMN "pattern" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "enrolment" DROP CONSTRAINT "enrolment_schedule";--> statement-breakpoint
ALTER TABLE "enrolment" drop column "schedule";--> statement-breakpoint
ALTER TABLE "enrolment" ADD COLUMN "schedule" text GENERATED ALWAYS AS (case when pattern & 682 = 0 then 'morning' when pattern & 341 = 0 then 'afternoon' when (pattern & 682) >> 1 = pattern & 341 then 'full' else 'mixed' end) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "enrolment" ADD COLUMN "arrives_at" time;--> statement-breakpoint
ALTER TABLE "enrolment" ADD COLUMN "leaves_at" time;--> statement-breakpoint
ALTER TABLE "enrolment" ADD COLUMN "follows_id" uuid;--> statement-breakpoint
ALTER TABLE "enrolment" ADD CONSTRAINT "enrolment_centre_id_follows_id_enrolment_centre_id_id_fk" FOREIGN KEY ("centre_id","follows_id") REFERENCES "public"."enrolment"("centre_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "enrolment_ends" ON "enrolment" USING btree ("centre_id","ends_on");--> statement-breakpoint
CREATE INDEX "enrolment_follows" ON "enrolment" USING btree ("centre_id","follows_id");--> statement-breakpoint
ALTER TABLE "enrolment" ADD CONSTRAINT "enrolment_pattern" CHECK ("enrolment"."pattern" between 1 and 1023);--> statement-breakpoint
ALTER TABLE "enrolment" ADD CONSTRAINT "enrolment_times" CHECK ("enrolment"."arrives_at" < "enrolment"."leaves_at");--> statement-breakpoint
SELECT distribute_tenant('licence');--> statement-breakpoint
SELECT protect_tenant('licence');--> statement-breakpoint
-- Everything that holds a place: what the limits are counted over. A pattern has ten bits, Monday morning the
-- lowest, Friday afternoon the highest.
CREATE VIEW held_place WITH (security_invoker = true) AS SELECT centre_id, id, class_id, starts_on, ends_on, pattern FROM enrolment;--> statement-breakpoint
GRANT SELECT ON held_place TO wenrun_app;--> statement-breakpoint
CREATE FUNCTION licensed_places(on_day date) RETURNS integer LANGUAGE sql STABLE AS $$
  SELECT places FROM licence WHERE centre_id = current_tenant()
  ORDER BY from_day > on_day, CASE WHEN from_day > on_day THEN from_day - on_day ELSE on_day - from_day END LIMIT 1
$$;--> statement-breakpoint
-- Counts the places held on every day of a time, session by session of the week, and refuses (SQLSTATE WR001)
-- when the class or the centre has more than it may. The count only changes where a place begins or ends.
CREATE FUNCTION refuse_oversold(of_class uuid, sessions integer, from_day date, until_day date) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  class_places integer := (SELECT places FROM class WHERE centre_id = current_tenant() AND id = of_class);
  least_licensed integer := coalesce((SELECT min(places) FROM licence WHERE centre_id = current_tenant()), 0);
BEGIN
  IF EXISTS (
    WITH held AS (
      SELECT cell, greatest(place.starts_on, refuse_oversold.from_day) AS begins, place.ends_on, (place.class_id = of_class)::int AS own
      FROM held_place AS place, generate_series(0, 9) AS cell
      WHERE place.centre_id = current_tenant() AND place.pattern & sessions & (1 << cell) <> 0
        AND (until_day IS NULL OR place.starts_on < until_day)
        AND (place.ends_on IS NULL OR place.ends_on > refuse_oversold.from_day)
    ), step AS (
      SELECT cell, begins AS day, 1 AS held, own FROM held
      UNION ALL SELECT cell, ends_on, -1, -own FROM held WHERE ends_on < until_day OR until_day IS NULL AND ends_on IS NOT NULL
      UNION ALL SELECT cell, licence.from_day, 0, 0 FROM licence, generate_series(0, 9) AS cell
        WHERE licence.centre_id = current_tenant() AND licence.from_day > refuse_oversold.from_day
          AND (until_day IS NULL OR licence.from_day < until_day)
    ), per_day AS (
      SELECT cell, day, sum(held) AS held, sum(own) AS own FROM step GROUP BY cell, day
    ), taken AS (
      SELECT day, sum(held) OVER sweep AS held, sum(own) OVER sweep AS own
      FROM per_day WINDOW sweep AS (PARTITION BY cell ORDER BY day)
    )
    SELECT FROM taken WHERE own > class_places OR (held > least_licensed AND held > coalesce(licensed_places(day), 0))
  ) THEN
    RAISE EXCEPTION 'no place is free' USING ERRCODE = 'WR001';
  END IF;
END $$;--> statement-breakpoint
-- Whoever gives or takes places in a centre waits at the centre's row.
CREATE FUNCTION lock_places() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM centre WHERE id = current_tenant() FOR UPDATE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'no centre is entered' USING ERRCODE = 'WR002';
  END IF;
END $$;--> statement-breakpoint
CREATE FUNCTION write_enrolment(
  row_id uuid, of_child uuid, of_class uuid, new_pattern integer, new_start date, new_end date,
  arrives time, leaves time, follows uuid, reason text, at timestamptz
) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM lock_places();
  INSERT INTO enrolment (centre_id, id, child_id, class_id, pattern, starts_on, ends_on, arrives_at, leaves_at, follows_id, end_reason, created_at, updated_at)
  VALUES (current_tenant(), row_id, of_child, of_class, new_pattern, new_start, new_end, arrives, leaves, follows, reason, at, at)
  ON CONFLICT (centre_id, id) DO UPDATE SET
    class_id = of_class, pattern = new_pattern, starts_on = new_start, ends_on = new_end,
    arrives_at = arrives, leaves_at = leaves, follows_id = follows, end_reason = reason, updated_at = at;
  PERFORM refuse_oversold(of_class, new_pattern, new_start, new_end);
END $$;--> statement-breakpoint
CREATE FUNCTION write_licence(starts date, new_places integer, at timestamptz) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM lock_places();
  INSERT INTO licence (centre_id, from_day, places, created_at) VALUES (current_tenant(), starts, new_places, at)
  ON CONFLICT (centre_id, from_day) DO UPDATE SET places = new_places;
  PERFORM refuse_oversold(NULL, 1023, starts, NULL);
END $$;--> statement-breakpoint
-- A smaller class refuses from today on: what it once held is past. The earlier of the two clocks counts, for
-- a demo lives on another day.
CREATE FUNCTION write_class_places(of_class uuid, new_places integer, today date) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM lock_places();
  UPDATE class SET places = new_places WHERE centre_id = current_tenant() AND id = of_class;
  PERFORM refuse_oversold(of_class, 1023, least(today, CURRENT_DATE), NULL);
END $$;--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION write_enrolment, write_licence, write_class_places FROM PUBLIC;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION write_enrolment, write_licence, write_class_places TO wenrun_app;--> statement-breakpoint
-- No statement of the application sells a place but through these functions.
REVOKE INSERT, UPDATE ON "enrolment" FROM wenrun_app;--> statement-breakpoint
REVOKE INSERT, UPDATE, DELETE ON "licence" FROM wenrun_app;--> statement-breakpoint
REVOKE UPDATE ON "class" FROM wenrun_app;--> statement-breakpoint
GRANT UPDATE ("name", "type", "colour", "position", "closed", "updated_at") ON "class" TO wenrun_app;
