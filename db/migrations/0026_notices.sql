SET LOCAL citus.multi_shard_modify_mode = 'sequential';--> statement-breakpoint
CREATE TABLE "message_photo" (
	"centre_id" uuid NOT NULL,
	"message_id" uuid NOT NULL,
	"file_id" uuid NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "message_photo_centre_id_message_id_file_id_pk" PRIMARY KEY("centre_id","message_id","file_id"),
	CONSTRAINT "message_photo_position" CHECK ("message_photo"."position" between 1 and 9)
);--> statement-breakpoint
CREATE TABLE "notice" (
	"centre_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"level" text NOT NULL,
	"state" text DEFAULT 'draft' NOT NULL,
	"title" text NOT NULL,
	"body" text NOT NULL,
	"must_confirm" boolean DEFAULT false NOT NULL,
	"author_user_id" uuid NOT NULL,
	"author_name" text NOT NULL,
	"publish_at" timestamp with time zone,
	"published_at" timestamp with time zone,
	"reminded_at" timestamp with time zone,
	"withdrawn_at" timestamp with time zone,
	"withdrawn_name" text,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "notice_centre_id_id_pk" PRIMARY KEY("centre_id","id"),
	CONSTRAINT "notice_level" CHECK ("notice"."level" in ('centre', 'class', 'child')),
	CONSTRAINT "notice_state" CHECK ("notice"."state" in ('draft', 'scheduled', 'published', 'withdrawn')),
	CONSTRAINT "notice_title" CHECK (char_length("notice"."title") between 1 and 80),
	CONSTRAINT "notice_body" CHECK (char_length("notice"."body") between 1 and 5000),
	CONSTRAINT "notice_scheduled" CHECK (("notice"."state" = 'scheduled') = ("notice"."publish_at" is not null)),
	CONSTRAINT "notice_published" CHECK (("notice"."state" in ('published', 'withdrawn')) = ("notice"."published_at" is not null)),
	CONSTRAINT "notice_withdrawn" CHECK (("notice"."state" = 'withdrawn') = ("notice"."withdrawn_at" is not null) and ("notice"."withdrawn_at" is null) = ("notice"."withdrawn_name" is null))
);--> statement-breakpoint
CREATE TABLE "notice_child" (
	"centre_id" uuid NOT NULL,
	"notice_id" uuid NOT NULL,
	"child_id" uuid NOT NULL,
	CONSTRAINT "notice_child_centre_id_notice_id_child_id_pk" PRIMARY KEY("centre_id","notice_id","child_id")
);--> statement-breakpoint
CREATE TABLE "notice_class" (
	"centre_id" uuid NOT NULL,
	"notice_id" uuid NOT NULL,
	"class_id" uuid NOT NULL,
	CONSTRAINT "notice_class_centre_id_notice_id_class_id_pk" PRIMARY KEY("centre_id","notice_id","class_id")
);--> statement-breakpoint
CREATE TABLE "notice_recipient" (
	"centre_id" uuid NOT NULL,
	"notice_id" uuid NOT NULL,
	"child_id" uuid NOT NULL,
	"guardian_id" uuid NOT NULL,
	"read_at" timestamp with time zone,
	"confirmed_at" timestamp with time zone,
	"confirmed_name" text,
	CONSTRAINT "notice_recipient_centre_id_notice_id_child_id_guardian_id_pk" PRIMARY KEY("centre_id","notice_id","child_id","guardian_id"),
	CONSTRAINT "notice_recipient_confirmed" CHECK (("notice_recipient"."confirmed_at" is null) = ("notice_recipient"."confirmed_name" is null))
);--> statement-breakpoint
SELECT distribute_tenant('notice');--> statement-breakpoint
SELECT distribute_tenant('notice_class');--> statement-breakpoint
SELECT distribute_tenant('notice_child');--> statement-breakpoint
SELECT distribute_tenant('notice_recipient');--> statement-breakpoint
SELECT distribute_tenant('message_photo');--> statement-breakpoint
ALTER TABLE "file" DROP CONSTRAINT "file_purpose";--> statement-breakpoint
ALTER TABLE "message" ADD COLUMN "read_by_name" text;--> statement-breakpoint
ALTER TABLE "message" ADD COLUMN "withdrawn_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "message_photo" ADD CONSTRAINT "message_photo_centre_id_message_id_message_centre_id_id_fk" FOREIGN KEY ("centre_id","message_id") REFERENCES "public"."message"("centre_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_photo" ADD CONSTRAINT "message_photo_centre_id_file_id_file_centre_id_id_fk" FOREIGN KEY ("centre_id","file_id") REFERENCES "public"."file"("centre_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice" ADD CONSTRAINT "notice_centre_id_centre_id_fk" FOREIGN KEY ("centre_id") REFERENCES "public"."centre"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice_child" ADD CONSTRAINT "notice_child_centre_id_notice_id_notice_centre_id_id_fk" FOREIGN KEY ("centre_id","notice_id") REFERENCES "public"."notice"("centre_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice_child" ADD CONSTRAINT "notice_child_centre_id_child_id_child_centre_id_id_fk" FOREIGN KEY ("centre_id","child_id") REFERENCES "public"."child"("centre_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice_class" ADD CONSTRAINT "notice_class_centre_id_notice_id_notice_centre_id_id_fk" FOREIGN KEY ("centre_id","notice_id") REFERENCES "public"."notice"("centre_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice_class" ADD CONSTRAINT "notice_class_centre_id_class_id_class_centre_id_id_fk" FOREIGN KEY ("centre_id","class_id") REFERENCES "public"."class"("centre_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice_recipient" ADD CONSTRAINT "notice_recipient_centre_id_notice_id_notice_centre_id_id_fk" FOREIGN KEY ("centre_id","notice_id") REFERENCES "public"."notice"("centre_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice_recipient" ADD CONSTRAINT "notice_recipient_centre_id_child_id_child_centre_id_id_fk" FOREIGN KEY ("centre_id","child_id") REFERENCES "public"."child"("centre_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice_recipient" ADD CONSTRAINT "notice_recipient_centre_id_guardian_id_guardian_centre_id_id_fk" FOREIGN KEY ("centre_id","guardian_id") REFERENCES "public"."guardian"("centre_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "message_photo_file" ON "message_photo" USING btree ("centre_id","file_id");--> statement-breakpoint
CREATE INDEX "notice_created" ON "notice" USING btree ("centre_id","created_at");--> statement-breakpoint
CREATE INDEX "notice_child_child" ON "notice_child" USING btree ("centre_id","child_id");--> statement-breakpoint
CREATE INDEX "notice_class_class" ON "notice_class" USING btree ("centre_id","class_id");--> statement-breakpoint
CREATE INDEX "notice_recipient_child" ON "notice_recipient" USING btree ("centre_id","child_id");--> statement-breakpoint
CREATE INDEX "notice_recipient_guardian" ON "notice_recipient" USING btree ("centre_id","guardian_id");--> statement-breakpoint
ALTER TABLE "file" ADD CONSTRAINT "file_purpose" CHECK ("file"."purpose" in ('face', 'document', 'photo', 'dish', 'kitchen', 'message'));--> statement-breakpoint
ALTER TABLE "message" ADD CONSTRAINT "message_withdrawn" CHECK ("message"."withdrawn_at" is null or "message"."body" = '');--> statement-breakpoint
SELECT protect_tenant('notice');--> statement-breakpoint
SELECT protect_tenant('notice_class');--> statement-breakpoint
SELECT protect_tenant('notice_child');--> statement-breakpoint
SELECT protect_tenant('notice_recipient');--> statement-breakpoint
SELECT protect_tenant('message_photo');
