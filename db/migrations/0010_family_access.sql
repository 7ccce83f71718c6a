SET LOCAL citus.multi_shard_modify_mode = 'sequential';--> statement-breakpoint
CREATE TABLE "invitation" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"centre_id" uuid NOT NULL,
	"guardian_id" uuid,
	"pick_up_person_id" uuid,
	"name" text NOT NULL,
	"phone" text NOT NULL,
	"role" text NOT NULL,
	"created_by" uuid,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	CONSTRAINT "invitation_role" CHECK ("invitation"."role" in ('guardian', 'familyMember', 'pickupOnly')),
	CONSTRAINT "invitation_of_one" CHECK (num_nonnulls("invitation"."guardian_id", "invitation"."pick_up_person_id") = 1)
);--> statement-breakpoint
CREATE TABLE "custody_note" (
	"centre_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"child_id" uuid NOT NULL,
	"text" text NOT NULL,
	"guardian_id" uuid,
	"must_not_collect" boolean DEFAULT false NOT NULL,
	"from_day" date NOT NULL,
	"until_day" date,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"ended_by" uuid,
	"ended_at" timestamp with time zone,
	CONSTRAINT "custody_note_centre_id_id_pk" PRIMARY KEY("centre_id","id"),
	CONSTRAINT "custody_note_days" CHECK ("custody_note"."until_day" >= "custody_note"."from_day"),
	CONSTRAINT "custody_note_ended" CHECK (("custody_note"."ended_by" is null) = ("custody_note"."ended_at" is null)),
	CONSTRAINT "custody_note_barred" CHECK (not "custody_note"."must_not_collect" or "custody_note"."guardian_id" is not null)
);--> statement-breakpoint
SELECT distribute_tenant('custody_note');--> statement-breakpoint
ALTER TABLE "child_consent" DROP CONSTRAINT "child_consent_kind";--> statement-breakpoint
ALTER TABLE "child_guardian" DROP CONSTRAINT "child_guardian_grade";--> statement-breakpoint
ALTER TABLE "child_consent" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_created_by_user_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "custody_note" ADD CONSTRAINT "custody_note_centre_id_child_id_child_centre_id_id_fk" FOREIGN KEY ("centre_id","child_id") REFERENCES "public"."child"("centre_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "custody_note" ADD CONSTRAINT "custody_note_centre_id_guardian_id_guardian_centre_id_id_fk" FOREIGN KEY ("centre_id","guardian_id") REFERENCES "public"."guardian"("centre_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "invitation_guardian" ON "invitation" USING btree ("centre_id","guardian_id");--> statement-breakpoint
CREATE INDEX "invitation_pick_up" ON "invitation" USING btree ("centre_id","pick_up_person_id");--> statement-breakpoint
CREATE INDEX "invitation_by" ON "invitation" USING btree ("created_by");--> statement-breakpoint
CREATE INDEX "custody_note_child" ON "custody_note" USING btree ("centre_id","child_id","created_at");--> statement-breakpoint
CREATE INDEX "custody_note_guardian" ON "custody_note" USING btree ("centre_id","guardian_id");--> statement-breakpoint
ALTER TABLE "child_consent" ADD CONSTRAINT "child_consent_version" CHECK ("child_consent"."version" >= 1);--> statement-breakpoint
ALTER TABLE "child_consent" ADD CONSTRAINT "child_consent_kind" CHECK ("child_consent"."kind" in ('enrolmentPrivacy', 'healthData', 'classPhotos', 'publicityPhotos', 'researchPhotos', 'pickUpPersons', 'outings', 'emergencyTreatment', 'authoritySharing'));--> statement-breakpoint
ALTER TABLE "child_guardian" ADD CONSTRAINT "child_guardian_grade" CHECK ("child_guardian"."grade" in ('primary', 'secondary', 'family', 'emergencyOnly'));--> statement-breakpoint
SELECT protect_tenant('custody_note');--> statement-breakpoint
-- What was noted stays as it was noted; it can only be ended.
REVOKE UPDATE, DELETE ON "custody_note" FROM wenrun_app;--> statement-breakpoint
GRANT UPDATE ("ended_by", "ended_at") ON "custody_note" TO wenrun_app;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON "invitation" TO wenrun_app;--> statement-breakpoint
GRANT SELECT ("expires_at"), DELETE ON "invitation" TO wenrun_worker;
