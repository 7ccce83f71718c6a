SET LOCAL citus.multi_shard_modify_mode = 'sequential';--> statement-breakpoint
CREATE TABLE "enrolment_setting" (
	"centre_id" uuid PRIMARY KEY NOT NULL,
	"takes_applications" boolean NOT NULL,
	"offer_days" integer NOT NULL,
	"keep_months" integer NOT NULL,
	"applications" integer DEFAULT 0 NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "enrolment_setting_offer_days" CHECK ("enrolment_setting"."offer_days" between 1 and 60),
	CONSTRAINT "enrolment_setting_keep_months" CHECK ("enrolment_setting"."keep_months" between 1 and 36),
	CONSTRAINT "enrolment_setting_applications" CHECK ("enrolment_setting"."applications" >= 0)
);--> statement-breakpoint
CREATE TABLE "priority_rule" (
	"centre_id" uuid NOT NULL,
	"from_day" date NOT NULL,
	"sibling" integer NOT NULL,
	"staff_child" integer NOT NULL,
	"district" integer NOT NULL,
	"half_day" integer NOT NULL,
	"per_month" integer NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "priority_rule_centre_id_from_day_pk" PRIMARY KEY("centre_id","from_day"),
	CONSTRAINT "priority_rule_points" CHECK (least("priority_rule"."sibling", "priority_rule"."staff_child", "priority_rule"."district", "priority_rule"."half_day", "priority_rule"."per_month") >= 0 and greatest("priority_rule"."sibling", "priority_rule"."staff_child", "priority_rule"."district", "priority_rule"."half_day", "priority_rule"."per_month") <= 1000)
);--> statement-breakpoint
CREATE TABLE "enquiry" (
	"centre_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"phone" text NOT NULL,
	"question" text NOT NULL,
	"notice_version" integer NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"answered_at" timestamp with time zone,
	"answered_by" uuid,
	CONSTRAINT "enquiry_centre_id_id_pk" PRIMARY KEY("centre_id","id"),
	CONSTRAINT "enquiry_answered" CHECK (("enquiry"."answered_at" is null) = ("enquiry"."answered_by" is null))
);--> statement-breakpoint
CREATE TABLE "application" (
	"centre_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"number" integer NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"child_name" text NOT NULL,
	"pinyin" text NOT NULL,
	"initials" text NOT NULL,
	"sex" text NOT NULL,
	"born_on" date NOT NULL,
	"guardian_name" text NOT NULL,
	"guardian_phone" text NOT NULL,
	"guardian_relation" text NOT NULL,
	"second_name" text DEFAULT '' NOT NULL,
	"second_phone" text DEFAULT '' NOT NULL,
	"second_relation" text,
	"wanted_from" date NOT NULL,
	"pattern" integer NOT NULL,
	"takes_half_day" boolean NOT NULL,
	"sibling" boolean NOT NULL,
	"staff_child" boolean NOT NULL,
	"district" boolean NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"checked_at" timestamp with time zone,
	"checked_by" uuid,
	"notice_version" integer,
	"locale" text NOT NULL,
	"child_id" uuid,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"closed_at" timestamp with time zone,
	CONSTRAINT "application_centre_id_id_pk" PRIMARY KEY("centre_id","id"),
	CONSTRAINT "application_number" UNIQUE("centre_id","number"),
	CONSTRAINT "application_state_known" CHECK ("application"."state" in ('waiting', 'offered', 'enrolled', 'declined', 'lapsed', 'withdrawn', 'refused')),
	CONSTRAINT "application_sex" CHECK ("application"."sex" in ('male', 'female')),
	CONSTRAINT "application_guardian_relation" CHECK ("application"."guardian_relation" in ('father', 'mother', 'paternalGrandfather', 'paternalGrandmother', 'maternalGrandfather', 'maternalGrandmother', 'otherRelative', 'other')),
	CONSTRAINT "application_second_relation" CHECK ("application"."second_relation" in ('father', 'mother', 'paternalGrandfather', 'paternalGrandmother', 'maternalGrandfather', 'maternalGrandmother', 'otherRelative', 'other')),
	CONSTRAINT "application_locale" CHECK ("application"."locale" in ('zh-CN', 'en')),
	CONSTRAINT "application_pattern" CHECK ("application"."pattern" between 1 and 1023),
	CONSTRAINT "application_child_enrolled" CHECK (("application"."state" = 'enrolled') = ("application"."child_id" is not null)),
	CONSTRAINT "application_closed" CHECK (("application"."state" in ('waiting', 'offered')) = ("application"."closed_at" is null)),
	CONSTRAINT "application_second" CHECK (("application"."second_name" = '') = ("application"."second_phone" = '') and ("application"."second_name" = '') = ("application"."second_relation" is null))
);--> statement-breakpoint
CREATE TABLE "application_link" (
	"centre_id" uuid NOT NULL,
	"token_hash" text NOT NULL,
	"application_id" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "application_link_centre_id_token_hash_pk" PRIMARY KEY("centre_id","token_hash")
);--> statement-breakpoint
CREATE TABLE "offer" (
	"centre_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"application_id" uuid NOT NULL,
	"class_id" uuid NOT NULL,
	"pattern" integer NOT NULL,
	"starts_on" date NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"answer_by" date NOT NULL,
	"offers_next" boolean NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"closed_at" timestamp with time zone,
	CONSTRAINT "offer_centre_id_id_pk" PRIMARY KEY("centre_id","id"),
	CONSTRAINT "offer_state" CHECK ("offer"."state" in ('open', 'accepted', 'declined', 'expired', 'takenBack')),
	CONSTRAINT "offer_pattern" CHECK ("offer"."pattern" between 1 and 1023),
	CONSTRAINT "offer_closed" CHECK (("offer"."state" = 'open') = ("offer"."closed_at" is null))
);--> statement-breakpoint
CREATE TABLE "application_event" (
	"centre_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"application_id" uuid NOT NULL,
	"step" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_id" uuid,
	"offer_id" uuid,
	"reason" text DEFAULT '' NOT NULL,
	CONSTRAINT "application_event_centre_id_id_pk" PRIMARY KEY("centre_id","id"),
	CONSTRAINT "application_event_step" CHECK ("application_event"."step" in ('received', 'changed', 'linked', 'offered', 'accepted', 'declined', 'expired', 'takenBack', 'withdrawn', 'refused', 'reopened')),
	CONSTRAINT "application_event_actor_kind" CHECK ("application_event"."actor_kind" in ('user', 'device', 'job', 'visitor'))
);--> statement-breakpoint
CREATE TABLE "agreement" (
	"centre_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"number" text NOT NULL,
	"child_id" uuid NOT NULL,
	"enrolment_id" uuid NOT NULL,
	"offer_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"locale" text NOT NULL,
	"values" jsonb NOT NULL,
	"accepted_at" timestamp with time zone NOT NULL,
	"accepted_by" uuid NOT NULL,
	CONSTRAINT "agreement_centre_id_id_pk" PRIMARY KEY("centre_id","id"),
	CONSTRAINT "agreement_number" UNIQUE("centre_id","number"),
	CONSTRAINT "agreement_locale" CHECK ("agreement"."locale" in ('zh-CN', 'en'))
);--> statement-breakpoint
CREATE TABLE "document" (
	"centre_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"version" integer NOT NULL,
	"zh" text NOT NULL,
	"en" text NOT NULL,
	"published_at" timestamp with time zone NOT NULL,
	"published_by" uuid,
	CONSTRAINT "document_centre_id_kind_version_pk" PRIMARY KEY("centre_id","kind","version"),
	CONSTRAINT "document_kind" CHECK ("document"."kind" in ('privacyNotice', 'agreement')),
	CONSTRAINT "document_version" CHECK ("document"."version" > 0),
	CONSTRAINT "document_text" CHECK ("document"."zh" <> '' and "document"."en" <> '')
);--> statement-breakpoint
SELECT distribute_tenant('enrolment_setting');--> statement-breakpoint
SELECT distribute_tenant('priority_rule');--> statement-breakpoint
SELECT distribute_tenant('enquiry');--> statement-breakpoint
SELECT distribute_tenant('application');--> statement-breakpoint
SELECT distribute_tenant('application_link');--> statement-breakpoint
SELECT distribute_tenant('offer');--> statement-breakpoint
SELECT distribute_tenant('application_event');--> statement-breakpoint
SELECT distribute_tenant('agreement');--> statement-breakpoint
SELECT distribute_tenant('document');--> statement-breakpoint
ALTER TABLE "agreement" ADD CONSTRAINT "agreement_centre_id_child_id_child_centre_id_id_fk" FOREIGN KEY ("centre_id","child_id") REFERENCES "public"."child"("centre_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreement" ADD CONSTRAINT "agreement_centre_id_enrolment_id_enrolment_centre_id_id_fk" FOREIGN KEY ("centre_id","enrolment_id") REFERENCES "public"."enrolment"("centre_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreement" ADD CONSTRAINT "agreement_centre_id_offer_id_offer_centre_id_id_fk" FOREIGN KEY ("centre_id","offer_id") REFERENCES "public"."offer"("centre_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "application" ADD CONSTRAINT "application_centre_id_centre_id_fk" FOREIGN KEY ("centre_id") REFERENCES "public"."centre"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "application" ADD CONSTRAINT "application_centre_id_child_id_child_centre_id_id_fk" FOREIGN KEY ("centre_id","child_id") REFERENCES "public"."child"("centre_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "application_event" ADD CONSTRAINT "application_event_centre_id_application_id_application_centre_id_id_fk" FOREIGN KEY ("centre_id","application_id") REFERENCES "public"."application"("centre_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "application_event" ADD CONSTRAINT "application_event_centre_id_offer_id_offer_centre_id_id_fk" FOREIGN KEY ("centre_id","offer_id") REFERENCES "public"."offer"("centre_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "application_link" ADD CONSTRAINT "application_link_centre_id_application_id_application_centre_id_id_fk" FOREIGN KEY ("centre_id","application_id") REFERENCES "public"."application"("centre_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enquiry" ADD CONSTRAINT "enquiry_centre_id_centre_id_fk" FOREIGN KEY ("centre_id") REFERENCES "public"."centre"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enrolment_setting" ADD CONSTRAINT "enrolment_setting_centre_id_centre_id_fk" FOREIGN KEY ("centre_id") REFERENCES "public"."centre"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offer" ADD CONSTRAINT "offer_centre_id_application_id_application_centre_id_id_fk" FOREIGN KEY ("centre_id","application_id") REFERENCES "public"."application"("centre_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offer" ADD CONSTRAINT "offer_centre_id_class_id_class_centre_id_id_fk" FOREIGN KEY ("centre_id","class_id") REFERENCES "public"."class"("centre_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "priority_rule" ADD CONSTRAINT "priority_rule_centre_id_centre_id_fk" FOREIGN KEY ("centre_id") REFERENCES "public"."centre"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document" ADD CONSTRAINT "document_centre_id_centre_id_fk" FOREIGN KEY ("centre_id") REFERENCES "public"."centre"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "agreement_child" ON "agreement" USING btree ("centre_id","child_id");--> statement-breakpoint
CREATE INDEX "agreement_enrolment" ON "agreement" USING btree ("centre_id","enrolment_id");--> statement-breakpoint
CREATE INDEX "agreement_offer" ON "agreement" USING btree ("centre_id","offer_id");--> statement-breakpoint
CREATE INDEX "application_state" ON "application" USING btree ("centre_id","state","created_at");--> statement-breakpoint
CREATE INDEX "application_child" ON "application" USING btree ("centre_id","child_id");--> statement-breakpoint
CREATE INDEX "application_event_of" ON "application_event" USING btree ("centre_id","application_id","at");--> statement-breakpoint
CREATE INDEX "application_event_offer" ON "application_event" USING btree ("centre_id","offer_id");--> statement-breakpoint
CREATE INDEX "application_link_of" ON "application_link" USING btree ("centre_id","application_id");--> statement-breakpoint
CREATE INDEX "enquiry_created" ON "enquiry" USING btree ("centre_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "offer_open" ON "offer" USING btree ("centre_id","application_id") WHERE "offer"."state" = 'open';--> statement-breakpoint
CREATE INDEX "offer_application" ON "offer" USING btree ("centre_id","application_id");--> statement-breakpoint
CREATE INDEX "offer_class" ON "offer" USING btree ("centre_id","class_id");--> statement-breakpoint
SELECT protect_tenant('enrolment_setting');--> statement-breakpoint
SELECT protect_tenant('priority_rule');--> statement-breakpoint
SELECT protect_tenant('enquiry');--> statement-breakpoint
SELECT protect_tenant('application');--> statement-breakpoint
SELECT protect_tenant('application_link');--> statement-breakpoint
SELECT protect_tenant('offer');--> statement-breakpoint
SELECT protect_tenant('application_event');--> statement-breakpoint
SELECT protect_tenant('agreement');--> statement-breakpoint
SELECT protect_tenant('document');--> statement-breakpoint
-- An open offer holds its place as an enrolment does.
CREATE OR REPLACE VIEW held_place WITH (security_invoker = true) AS
  SELECT centre_id, id, class_id, starts_on, ends_on, pattern, 'enrolment' AS kind FROM enrolment
  UNION ALL
  SELECT centre_id, id, class_id, starts_on, NULL::date, pattern, 'offer' FROM offer WHERE state = 'open';--> statement-breakpoint
CREATE FUNCTION write_offer(
  row_id uuid, of_application uuid, of_class uuid, new_pattern integer, new_start date, last_day date,
  next_too boolean, at timestamptz
) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM lock_places();
  INSERT INTO offer (centre_id, id, application_id, class_id, pattern, starts_on, state, answer_by, offers_next, created_at)
  VALUES (current_tenant(), row_id, of_application, of_class, new_pattern, new_start, 'open', last_day, next_too, at);
  PERFORM refuse_oversold(of_class, new_pattern, new_start, NULL);
END $$;--> statement-breakpoint
-- An offer closes once; its place is free from then on.
CREATE FUNCTION close_offer(row_id uuid, new_state text, at timestamptz) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM lock_places();
  UPDATE offer SET state = new_state, closed_at = at
  WHERE centre_id = current_tenant() AND id = row_id AND state = 'open' AND new_state <> 'open';
  RETURN FOUND;
END $$;--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION write_offer, close_offer FROM PUBLIC;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION write_offer, close_offer TO wenrun_app;--> statement-breakpoint
REVOKE INSERT, UPDATE ON "offer" FROM wenrun_app;--> statement-breakpoint
-- What somebody agreed to stays as it was.
REVOKE UPDATE, DELETE ON "document", "agreement" FROM wenrun_app;
