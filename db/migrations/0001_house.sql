SET LOCAL citus.multi_shard_modify_mode = 'sequential';--> statement-breakpoint
CREATE TABLE "membership" (
	"user_id" uuid NOT NULL,
	"centre_id" uuid NOT NULL,
	"role" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "membership_user_id_centre_id_role_pk" PRIMARY KEY("user_id","centre_id","role"),
	CONSTRAINT "membership_role" CHECK ("membership"."role" in ('director', 'office', 'teacher', 'carer', 'healthWorker', 'cook', 'guard', 'guardian', 'familyMember', 'pickupOnly', 'platformAdmin'))
);--> statement-breakpoint
CREATE TABLE "password_reset" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"created_by" uuid,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone
);--> statement-breakpoint
CREATE TABLE "rate_limit" (
	"key" text PRIMARY KEY NOT NULL,
	"points" integer DEFAULT 0 NOT NULL,
	"expire" timestamp with time zone
);--> statement-breakpoint
CREATE TABLE "session" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"last_seen_at" timestamp with time zone NOT NULL,
	"centre_id" uuid,
	"role" text,
	"device" text DEFAULT '' NOT NULL,
	"address" text DEFAULT '' NOT NULL,
	CONSTRAINT "session_role" CHECK ("session"."role" in ('director', 'office', 'teacher', 'carer', 'healthWorker', 'cook', 'guard', 'guardian', 'familyMember', 'pickupOnly', 'platformAdmin'))
);--> statement-breakpoint
CREATE TABLE "user" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"phone" text,
	"email" text,
	"password_hash" text,
	"state" text DEFAULT 'active' NOT NULL,
	"locale" text,
	"theme" text,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "user_reachable" CHECK ("user"."phone" is not null or "user"."email" is not null),
	CONSTRAINT "user_state" CHECK ("user"."state" in ('active', 'suspended')),
	CONSTRAINT "user_locale" CHECK ("user"."locale" in ('zh-CN', 'en')),
	CONSTRAINT "user_theme" CHECK ("user"."theme" in ('system', 'light', 'dark'))
);--> statement-breakpoint
CREATE TABLE "audit_entry" (
	"centre_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_id" text NOT NULL,
	"role" text DEFAULT '' NOT NULL,
	"capability" text NOT NULL,
	"child_id" uuid,
	"before" jsonb,
	"after" jsonb,
	CONSTRAINT "audit_entry_centre_id_id_pk" PRIMARY KEY("centre_id","id"),
	CONSTRAINT "audit_entry_actor_kind" CHECK ("audit_entry"."actor_kind" in ('user', 'device', 'job'))
);--> statement-breakpoint
CREATE TABLE "centre" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"short_name" text NOT NULL,
	"address" text DEFAULT '' NOT NULL,
	"phone" text DEFAULT '' NOT NULL,
	"time_zone" text DEFAULT 'Asia/Shanghai' NOT NULL,
	"locale" text DEFAULT 'zh-CN' NOT NULL,
	"licensed_places" integer NOT NULL,
	"opens_at" time DEFAULT '07:30' NOT NULL,
	"closes_at" time DEFAULT '18:00' NOT NULL,
	"demo_day" date,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "centre_locale" CHECK ("centre"."locale" in ('zh-CN', 'en')),
	CONSTRAINT "centre_licensed_places" CHECK ("centre"."licensed_places" between 1 and 2000),
	CONSTRAINT "centre_opening" CHECK ("centre"."opens_at" < "centre"."closes_at")
);--> statement-breakpoint
CREATE TABLE "class" (
	"centre_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"type" text NOT NULL,
	"places" integer NOT NULL,
	"colour" integer NOT NULL,
	"position" integer NOT NULL,
	"closed" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "class_centre_id_id_pk" PRIMARY KEY("centre_id","id"),
	CONSTRAINT "class_name" UNIQUE("centre_id","name"),
	CONSTRAINT "class_type" CHECK ("class"."type" in ('infant', 'toddler', 'olderToddler', 'mixedUnderThree', 'kindergartenSmall', 'kindergartenMiddle', 'kindergartenBig', 'kindergartenMixed')),
	CONSTRAINT "class_places" CHECK ("class"."places" between 1 and 60),
	CONSTRAINT "class_colour" CHECK ("class"."colour" between 1 and 7)
);--> statement-breakpoint
CREATE TABLE "child" (
	"centre_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"pinyin" text NOT NULL,
	"initials" text NOT NULL,
	"sex" text NOT NULL,
	"born_on" date NOT NULL,
	"id_kind" text DEFAULT 'pending' NOT NULL,
	"id_cipher" text,
	"id_hmac" text,
	"id_masked" text,
	"past_illness" text DEFAULT '' NOT NULL,
	"vaccination_checked_on" date,
	"note" text DEFAULT '' NOT NULL,
	"face_file_id" uuid,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "child_centre_id_id_pk" PRIMARY KEY("centre_id","id"),
	CONSTRAINT "child_identity" UNIQUE("centre_id","id_hmac"),
	CONSTRAINT "child_sex" CHECK ("child"."sex" in ('male', 'female')),
	CONSTRAINT "child_id_kind" CHECK ("child"."id_kind" in ('residentId', 'residencePermit', 'birthCertificate', 'passport', 'pending')),
	CONSTRAINT "child_identity_whole" CHECK (("child"."id_kind" = 'pending') = ("child"."id_cipher" is null) and ("child"."id_cipher" is null) = ("child"."id_hmac" is null) and ("child"."id_cipher" is null) = ("child"."id_masked" is null))
);--> statement-breakpoint
CREATE TABLE "child_allergy" (
	"centre_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"child_id" uuid NOT NULL,
	"allergen" text NOT NULL,
	"detail" text DEFAULT '' NOT NULL,
	"severity" text DEFAULT 'unknown' NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "child_allergy_centre_id_id_pk" PRIMARY KEY("centre_id","id"),
	CONSTRAINT "child_allergy_once" UNIQUE("centre_id","child_id","allergen","detail"),
	CONSTRAINT "child_allergy_allergen" CHECK ("child_allergy"."allergen" in ('gluten', 'crustacean', 'fish', 'egg', 'peanut', 'soy', 'milk', 'treeNut', 'mollusc', 'sesame', 'mango', 'other')),
	CONSTRAINT "child_allergy_severity" CHECK ("child_allergy"."severity" in ('mild', 'severe', 'unknown')),
	CONSTRAINT "child_allergy_named" CHECK ("child_allergy"."allergen" <> 'other' or "child_allergy"."detail" <> '')
);--> statement-breakpoint
CREATE TABLE "child_consent" (
	"centre_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"child_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"state" text NOT NULL,
	"guardian_id" uuid NOT NULL,
	"recorded_by" uuid,
	"decided_at" timestamp with time zone NOT NULL,
	CONSTRAINT "child_consent_centre_id_id_pk" PRIMARY KEY("centre_id","id"),
	CONSTRAINT "child_consent_kind" CHECK ("child_consent"."kind" in ('enrolmentPrivacy', 'healthData', 'classPhotos', 'publicityPhotos', 'pickUpPersons', 'outings', 'emergencyTreatment', 'authoritySharing')),
	CONSTRAINT "child_consent_state" CHECK ("child_consent"."state" in ('granted', 'refused', 'withdrawn'))
);--> statement-breakpoint
CREATE TABLE "child_diet" (
	"centre_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"child_id" uuid NOT NULL,
	"diet" text NOT NULL,
	"detail" text DEFAULT '' NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "child_diet_centre_id_id_pk" PRIMARY KEY("centre_id","id"),
	CONSTRAINT "child_diet_once" UNIQUE("centre_id","child_id","diet","detail"),
	CONSTRAINT "child_diet_diet" CHECK ("child_diet"."diet" in ('halal', 'vegetarian', 'noPork', 'noBeef', 'other')),
	CONSTRAINT "child_diet_named" CHECK ("child_diet"."diet" <> 'other' or "child_diet"."detail" <> '')
);--> statement-breakpoint
CREATE TABLE "child_guardian" (
	"centre_id" uuid NOT NULL,
	"child_id" uuid NOT NULL,
	"guardian_id" uuid NOT NULL,
	"relation" text NOT NULL,
	"grade" text NOT NULL,
	"may_pick_up" boolean DEFAULT true NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "child_guardian_centre_id_child_id_guardian_id_pk" PRIMARY KEY("centre_id","child_id","guardian_id"),
	CONSTRAINT "child_guardian_relation" CHECK ("child_guardian"."relation" in ('father', 'mother', 'paternalGrandfather', 'paternalGrandmother', 'maternalGrandfather', 'maternalGrandmother', 'otherRelative', 'other')),
	CONSTRAINT "child_guardian_grade" CHECK ("child_guardian"."grade" in ('primary', 'secondary', 'emergencyOnly'))
);--> statement-breakpoint
CREATE TABLE "guardian" (
	"centre_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"phone" text NOT NULL,
	"user_id" uuid,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "guardian_centre_id_id_pk" PRIMARY KEY("centre_id","id"),
	CONSTRAINT "guardian_phone" UNIQUE("centre_id","phone"),
	CONSTRAINT "guardian_user" UNIQUE("centre_id","user_id")
);--> statement-breakpoint
CREATE TABLE "pick_up_person" (
	"centre_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"child_id" uuid NOT NULL,
	"name" text NOT NULL,
	"phone" text NOT NULL,
	"relation" text NOT NULL,
	"user_id" uuid,
	"revoked_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "pick_up_person_centre_id_id_pk" PRIMARY KEY("centre_id","id"),
	CONSTRAINT "pick_up_person_once" UNIQUE("centre_id","child_id","phone"),
	CONSTRAINT "pick_up_person_relation" CHECK ("pick_up_person"."relation" in ('father', 'mother', 'paternalGrandfather', 'paternalGrandmother', 'maternalGrandfather', 'maternalGrandmother', 'otherRelative', 'other'))
);--> statement-breakpoint
CREATE TABLE "enrolment" (
	"centre_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"child_id" uuid NOT NULL,
	"class_id" uuid NOT NULL,
	"schedule" text NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date,
	"end_reason" text DEFAULT '' NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "enrolment_centre_id_id_pk" PRIMARY KEY("centre_id","id"),
	CONSTRAINT "enrolment_schedule" CHECK ("enrolment"."schedule" in ('full', 'morning', 'afternoon')),
	CONSTRAINT "enrolment_dates" CHECK ("enrolment"."ends_on" is null or "enrolment"."ends_on" > "enrolment"."starts_on")
);--> statement-breakpoint
CREATE TABLE "file" (
	"centre_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"purpose" text NOT NULL,
	"mime" text NOT NULL,
	"sha256" text NOT NULL,
	"bytes" integer NOT NULL,
	"width" integer,
	"height" integer,
	"created_by" uuid,
	"created_at" timestamp with time zone NOT NULL,
	"attached_at" timestamp with time zone,
	CONSTRAINT "file_centre_id_id_pk" PRIMARY KEY("centre_id","id"),
	CONSTRAINT "file_purpose" CHECK ("file"."purpose" in ('face', 'document')),
	CONSTRAINT "file_bytes" CHECK ("file"."bytes" > 0)
);--> statement-breakpoint
CREATE TABLE "file_variant" (
	"centre_id" uuid NOT NULL,
	"file_id" uuid NOT NULL,
	"variant" text NOT NULL,
	"mime" text NOT NULL,
	"bytes" integer NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "file_variant_centre_id_file_id_variant_pk" PRIMARY KEY("centre_id","file_id","variant"),
	CONSTRAINT "file_variant_variant" CHECK ("file_variant"."variant" in ('original', 'thumb', 'tile'))
);--> statement-breakpoint
CREATE TABLE "daily_run" (
	"job" text NOT NULL,
	"centre_id" uuid NOT NULL,
	"day" text NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"done_at" timestamp with time zone,
	CONSTRAINT "daily_run_job_centre_id_day_pk" PRIMARY KEY("job","centre_id","day")
);--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" uuid PRIMARY KEY NOT NULL,
	"centre_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"payload" jsonb NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"dispatched_at" timestamp with time zone
);--> statement-breakpoint
CREATE TABLE "outbox_delivery" (
	"outbox_id" uuid NOT NULL,
	"handler" text NOT NULL,
	"centre_id" uuid NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_at" timestamp with time zone NOT NULL,
	"done_at" timestamp with time zone,
	"dead_at" timestamp with time zone,
	"error" text DEFAULT '' NOT NULL,
	CONSTRAINT "outbox_delivery_outbox_id_handler_pk" PRIMARY KEY("outbox_id","handler")
);--> statement-breakpoint
CREATE TABLE "staff_certificate" (
	"centre_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"staff_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"number" text NOT NULL,
	"issued_on" date NOT NULL,
	"expires_on" date,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "staff_certificate_centre_id_id_pk" PRIMARY KEY("centre_id","id"),
	CONSTRAINT "staff_certificate_once" UNIQUE("centre_id","staff_id","kind","number"),
	CONSTRAINT "staff_certificate_kind" CHECK ("staff_certificate"."kind" in ('teacherCertificate', 'childcareCertificate', 'healthCertificate', 'healthWorkerTraining', 'guardLicence', 'directorTraining')),
	CONSTRAINT "staff_certificate_dates" CHECK ("staff_certificate"."expires_on" is null or "staff_certificate"."expires_on" > "staff_certificate"."issued_on")
);--> statement-breakpoint
CREATE TABLE "staff_class" (
	"centre_id" uuid NOT NULL,
	"staff_id" uuid NOT NULL,
	"class_id" uuid NOT NULL,
	"lead" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "staff_class_centre_id_staff_id_class_id_pk" PRIMARY KEY("centre_id","staff_id","class_id")
);--> statement-breakpoint
CREATE TABLE "staff_member" (
	"centre_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"pinyin" text NOT NULL,
	"initials" text NOT NULL,
	"sex" text NOT NULL,
	"phone" text NOT NULL,
	"user_id" uuid,
	"face_file_id" uuid,
	"hired_on" date NOT NULL,
	"left_on" date,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "staff_member_centre_id_id_pk" PRIMARY KEY("centre_id","id"),
	CONSTRAINT "staff_member_phone" UNIQUE("centre_id","phone"),
	CONSTRAINT "staff_member_user" UNIQUE("centre_id","user_id"),
	CONSTRAINT "staff_member_sex" CHECK ("staff_member"."sex" in ('male', 'female')),
	CONSTRAINT "staff_member_employment" CHECK ("staff_member"."left_on" is null or "staff_member"."left_on" >= "staff_member"."hired_on")
);--> statement-breakpoint
CREATE TABLE "staff_post" (
	"centre_id" uuid NOT NULL,
	"staff_id" uuid NOT NULL,
	"post" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "staff_post_centre_id_staff_id_post_pk" PRIMARY KEY("centre_id","staff_id","post"),
	CONSTRAINT "staff_post_post" CHECK ("staff_post"."post" in ('director', 'office', 'teacher', 'carer', 'healthWorker', 'cook', 'guard'))
);--> statement-breakpoint
-- Distribution comes before the foreign keys: Citus refuses a key between a local and a distributed table.
SELECT share_table('user');--> statement-breakpoint
SELECT distribute_tenant('centre');--> statement-breakpoint
SELECT distribute_tenant('audit_entry');--> statement-breakpoint
SELECT distribute_tenant('class');--> statement-breakpoint
SELECT distribute_tenant('child');--> statement-breakpoint
SELECT distribute_tenant('child_allergy');--> statement-breakpoint
SELECT distribute_tenant('child_consent');--> statement-breakpoint
SELECT distribute_tenant('child_diet');--> statement-breakpoint
SELECT distribute_tenant('child_guardian');--> statement-breakpoint
SELECT distribute_tenant('guardian');--> statement-breakpoint
SELECT distribute_tenant('pick_up_person');--> statement-breakpoint
SELECT distribute_tenant('enrolment');--> statement-breakpoint
SELECT distribute_tenant('file');--> statement-breakpoint
SELECT distribute_tenant('file_variant');--> statement-breakpoint
SELECT distribute_tenant('staff_certificate');--> statement-breakpoint
SELECT distribute_tenant('staff_class');--> statement-breakpoint
SELECT distribute_tenant('staff_member');--> statement-breakpoint
SELECT distribute_tenant('staff_post');--> statement-breakpoint
ALTER TABLE "membership" ADD CONSTRAINT "membership_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "password_reset" ADD CONSTRAINT "password_reset_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "password_reset" ADD CONSTRAINT "password_reset_created_by_user_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_entry" ADD CONSTRAINT "audit_entry_centre_id_centre_id_fk" FOREIGN KEY ("centre_id") REFERENCES "public"."centre"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "class" ADD CONSTRAINT "class_centre_id_centre_id_fk" FOREIGN KEY ("centre_id") REFERENCES "public"."centre"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "child" ADD CONSTRAINT "child_centre_id_centre_id_fk" FOREIGN KEY ("centre_id") REFERENCES "public"."centre"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "child" ADD CONSTRAINT "child_centre_id_face_file_id_file_centre_id_id_fk" FOREIGN KEY ("centre_id","face_file_id") REFERENCES "public"."file"("centre_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "child_allergy" ADD CONSTRAINT "child_allergy_centre_id_child_id_child_centre_id_id_fk" FOREIGN KEY ("centre_id","child_id") REFERENCES "public"."child"("centre_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "child_consent" ADD CONSTRAINT "child_consent_centre_id_child_id_child_centre_id_id_fk" FOREIGN KEY ("centre_id","child_id") REFERENCES "public"."child"("centre_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "child_consent" ADD CONSTRAINT "child_consent_centre_id_guardian_id_guardian_centre_id_id_fk" FOREIGN KEY ("centre_id","guardian_id") REFERENCES "public"."guardian"("centre_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "child_diet" ADD CONSTRAINT "child_diet_centre_id_child_id_child_centre_id_id_fk" FOREIGN KEY ("centre_id","child_id") REFERENCES "public"."child"("centre_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "child_guardian" ADD CONSTRAINT "child_guardian_centre_id_child_id_child_centre_id_id_fk" FOREIGN KEY ("centre_id","child_id") REFERENCES "public"."child"("centre_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "child_guardian" ADD CONSTRAINT "child_guardian_centre_id_guardian_id_guardian_centre_id_id_fk" FOREIGN KEY ("centre_id","guardian_id") REFERENCES "public"."guardian"("centre_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "guardian" ADD CONSTRAINT "guardian_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "guardian" ADD CONSTRAINT "guardian_centre_id_centre_id_fk" FOREIGN KEY ("centre_id") REFERENCES "public"."centre"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pick_up_person" ADD CONSTRAINT "pick_up_person_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pick_up_person" ADD CONSTRAINT "pick_up_person_centre_id_child_id_child_centre_id_id_fk" FOREIGN KEY ("centre_id","child_id") REFERENCES "public"."child"("centre_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enrolment" ADD CONSTRAINT "enrolment_centre_id_child_id_child_centre_id_id_fk" FOREIGN KEY ("centre_id","child_id") REFERENCES "public"."child"("centre_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enrolment" ADD CONSTRAINT "enrolment_centre_id_class_id_class_centre_id_id_fk" FOREIGN KEY ("centre_id","class_id") REFERENCES "public"."class"("centre_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "file" ADD CONSTRAINT "file_centre_id_centre_id_fk" FOREIGN KEY ("centre_id") REFERENCES "public"."centre"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "file_variant" ADD CONSTRAINT "file_variant_centre_id_file_id_file_centre_id_id_fk" FOREIGN KEY ("centre_id","file_id") REFERENCES "public"."file"("centre_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outbox_delivery" ADD CONSTRAINT "outbox_delivery_outbox_id_outbox_id_fk" FOREIGN KEY ("outbox_id") REFERENCES "public"."outbox"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_certificate" ADD CONSTRAINT "staff_certificate_centre_id_staff_id_staff_member_centre_id_id_fk" FOREIGN KEY ("centre_id","staff_id") REFERENCES "public"."staff_member"("centre_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_class" ADD CONSTRAINT "staff_class_centre_id_staff_id_staff_member_centre_id_id_fk" FOREIGN KEY ("centre_id","staff_id") REFERENCES "public"."staff_member"("centre_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_class" ADD CONSTRAINT "staff_class_centre_id_class_id_class_centre_id_id_fk" FOREIGN KEY ("centre_id","class_id") REFERENCES "public"."class"("centre_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_member" ADD CONSTRAINT "staff_member_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_member" ADD CONSTRAINT "staff_member_centre_id_centre_id_fk" FOREIGN KEY ("centre_id") REFERENCES "public"."centre"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_member" ADD CONSTRAINT "staff_member_centre_id_face_file_id_file_centre_id_id_fk" FOREIGN KEY ("centre_id","face_file_id") REFERENCES "public"."file"("centre_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_post" ADD CONSTRAINT "staff_post_centre_id_staff_id_staff_member_centre_id_id_fk" FOREIGN KEY ("centre_id","staff_id") REFERENCES "public"."staff_member"("centre_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "membership_centre" ON "membership" USING btree ("centre_id","role");--> statement-breakpoint
CREATE INDEX "password_reset_user" ON "password_reset" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "password_reset_by" ON "password_reset" USING btree ("created_by");--> statement-breakpoint
CREATE INDEX "session_user" ON "session" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "user_phone" ON "user" USING btree ("phone");--> statement-breakpoint
CREATE UNIQUE INDEX "user_email" ON "user" USING btree (lower("email"));--> statement-breakpoint
CREATE INDEX "audit_entry_at" ON "audit_entry" USING btree ("centre_id","at");--> statement-breakpoint
CREATE INDEX "audit_entry_child" ON "audit_entry" USING btree ("centre_id","child_id","at");--> statement-breakpoint
CREATE INDEX "child_face" ON "child" USING btree ("centre_id","face_file_id");--> statement-breakpoint
CREATE INDEX "child_pinyin" ON "child" USING btree ("centre_id","pinyin");--> statement-breakpoint
CREATE INDEX "child_consent_latest" ON "child_consent" USING btree ("centre_id","child_id","kind","decided_at");--> statement-breakpoint
CREATE INDEX "child_consent_guardian" ON "child_consent" USING btree ("centre_id","guardian_id");--> statement-breakpoint
CREATE UNIQUE INDEX "child_guardian_primary" ON "child_guardian" USING btree ("centre_id","child_id") WHERE "child_guardian"."grade" = 'primary';--> statement-breakpoint
CREATE INDEX "child_guardian_guardian" ON "child_guardian" USING btree ("centre_id","guardian_id");--> statement-breakpoint
CREATE INDEX "guardian_account" ON "guardian" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "pick_up_person_account" ON "pick_up_person" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "enrolment_child" ON "enrolment" USING btree ("centre_id","child_id");--> statement-breakpoint
CREATE INDEX "enrolment_class" ON "enrolment" USING btree ("centre_id","class_id","starts_on");--> statement-breakpoint
CREATE INDEX "file_sha256" ON "file" USING btree ("centre_id","sha256");--> statement-breakpoint
CREATE INDEX "outbox_waiting" ON "outbox" USING btree ("dispatched_at","created_at");--> statement-breakpoint
CREATE INDEX "outbox_centre" ON "outbox" USING btree ("centre_id");--> statement-breakpoint
CREATE INDEX "outbox_delivery_due" ON "outbox_delivery" USING btree ("done_at","dead_at","next_at");--> statement-breakpoint
CREATE INDEX "outbox_delivery_centre" ON "outbox_delivery" USING btree ("centre_id");--> statement-breakpoint
CREATE INDEX "staff_class_class" ON "staff_class" USING btree ("centre_id","class_id");--> statement-breakpoint
CREATE INDEX "staff_member_account" ON "staff_member" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "staff_member_face" ON "staff_member" USING btree ("centre_id","face_file_id");
