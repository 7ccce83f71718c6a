SET LOCAL citus.multi_shard_modify_mode = 'sequential';--> statement-breakpoint
CREATE TABLE "correction" (
	"centre_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"child_id" uuid NOT NULL,
	"guardian_id" uuid NOT NULL,
	"asked_by" uuid NOT NULL,
	"fact" text NOT NULL,
	"words" text NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"answer" text DEFAULT '' NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"settled_at" timestamp with time zone,
	"settled_by" uuid,
	CONSTRAINT "correction_centre_id_id_pk" PRIMARY KEY("centre_id","id"),
	CONSTRAINT "correction_fact" CHECK ("correction"."fact" in ('name', 'sex', 'bornOn', 'identity', 'allergy', 'diet', 'illness', 'contact', 'ownName', 'ownPhone', 'other')),
	CONSTRAINT "correction_state" CHECK ("correction"."state" in ('open', 'done', 'declined', 'withdrawn')),
	CONSTRAINT "correction_words" CHECK (char_length("correction"."words") between 1 and 500),
	CONSTRAINT "correction_settled" CHECK (("correction"."state" = 'open') = ("correction"."settled_at" is null) and ("correction"."settled_at" is null) = ("correction"."settled_by" is null)),
	CONSTRAINT "correction_reason" CHECK ("correction"."state" <> 'declined' or "correction"."answer" <> '')
);--> statement-breakpoint
CREATE TABLE "document_acceptance" (
	"centre_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"version" integer NOT NULL,
	"child_id" uuid NOT NULL,
	"guardian_id" uuid NOT NULL,
	"accepted_at" timestamp with time zone NOT NULL,
	"accepted_name" text NOT NULL,
	"accepted_by" uuid,
	"recorded_by" uuid,
	"locale" text NOT NULL,
	"values" jsonb NOT NULL,
	CONSTRAINT "document_acceptance_once" PRIMARY KEY("centre_id","kind","version","child_id","guardian_id"),
	CONSTRAINT "document_acceptance_locale" CHECK ("document_acceptance"."locale" in ('zh-CN', 'en')),
	CONSTRAINT "document_acceptance_how" CHECK (("document_acceptance"."accepted_by" is null) <> ("document_acceptance"."recorded_by" is null))
);--> statement-breakpoint
CREATE TABLE "document_reminder" (
	"centre_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"version" integer NOT NULL,
	"day" date NOT NULL,
	"reminded_by" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "document_reminder_centre_id_kind_version_day_pk" PRIMARY KEY("centre_id","kind","version","day")
);--> statement-breakpoint
SELECT distribute_tenant('document_acceptance');--> statement-breakpoint
SELECT distribute_tenant('document_reminder');--> statement-breakpoint
SELECT distribute_tenant('correction');--> statement-breakpoint
ALTER TABLE "document" DROP CONSTRAINT "document_kind";--> statement-breakpoint
ALTER TABLE "correction" ADD CONSTRAINT "correction_centre_id_child_id_child_centre_id_id_fk" FOREIGN KEY ("centre_id","child_id") REFERENCES "public"."child"("centre_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "correction" ADD CONSTRAINT "correction_centre_id_guardian_id_guardian_centre_id_id_fk" FOREIGN KEY ("centre_id","guardian_id") REFERENCES "public"."guardian"("centre_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_acceptance" ADD CONSTRAINT "document_acceptance_document" FOREIGN KEY ("centre_id","kind","version") REFERENCES "public"."document"("centre_id","kind","version") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_acceptance" ADD CONSTRAINT "document_acceptance_centre_id_child_id_child_centre_id_id_fk" FOREIGN KEY ("centre_id","child_id") REFERENCES "public"."child"("centre_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_acceptance" ADD CONSTRAINT "document_acceptance_from" FOREIGN KEY ("centre_id","guardian_id") REFERENCES "public"."guardian"("centre_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_reminder" ADD CONSTRAINT "document_reminder_document" FOREIGN KEY ("centre_id","kind","version") REFERENCES "public"."document"("centre_id","kind","version") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "correction_open_of_child" ON "correction" USING btree ("centre_id","child_id","fact") WHERE "correction"."state" = 'open' and "correction"."fact" not in ('contact', 'ownName', 'ownPhone');--> statement-breakpoint
CREATE UNIQUE INDEX "correction_open_of_guardian" ON "correction" USING btree ("centre_id","guardian_id","fact") WHERE "correction"."state" = 'open' and "correction"."fact" in ('contact', 'ownName', 'ownPhone');--> statement-breakpoint
CREATE INDEX "correction_child" ON "correction" USING btree ("centre_id","child_id");--> statement-breakpoint
CREATE INDEX "correction_guardian" ON "correction" USING btree ("centre_id","guardian_id");--> statement-breakpoint
CREATE INDEX "correction_newest" ON "correction" USING btree ("centre_id","state","created_at");--> statement-breakpoint
CREATE INDEX "document_acceptance_child" ON "document_acceptance" USING btree ("centre_id","child_id");--> statement-breakpoint
CREATE INDEX "document_acceptance_guardian" ON "document_acceptance" USING btree ("centre_id","guardian_id");--> statement-breakpoint
ALTER TABLE "document" ADD CONSTRAINT "document_kind" CHECK ("document"."kind" in ('privacyNotice', 'agreement', 'handbook'));--> statement-breakpoint
SELECT protect_tenant('document_acceptance');--> statement-breakpoint
SELECT protect_tenant('document_reminder');--> statement-breakpoint
SELECT protect_tenant('correction');
