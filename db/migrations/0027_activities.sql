SET LOCAL citus.multi_shard_modify_mode = 'sequential';--> statement-breakpoint
CREATE TABLE "calendar_feed" (
	"user_id" uuid NOT NULL,
	"centre_id" uuid NOT NULL,
	"token_hash" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "calendar_feed_user_id_centre_id_pk" PRIMARY KEY("user_id","centre_id")
);--> statement-breakpoint
CREATE TABLE "activity_sign_up" (
	"centre_id" uuid NOT NULL,
	"activity_id" uuid NOT NULL,
	"child_id" uuid NOT NULL,
	"state" text NOT NULL,
	"number" integer NOT NULL,
	"adults" integer NOT NULL,
	"by_user_id" uuid NOT NULL,
	"by_name" text NOT NULL,
	"signed_up_at" timestamp with time zone NOT NULL,
	CONSTRAINT "activity_sign_up_centre_id_activity_id_child_id_pk" PRIMARY KEY("centre_id","activity_id","child_id"),
	CONSTRAINT "activity_sign_up_state" CHECK ("activity_sign_up"."state" in ('placed', 'waiting')),
	CONSTRAINT "activity_sign_up_adults" CHECK ("activity_sign_up"."adults" between 1 and 6)
);--> statement-breakpoint
CREATE TABLE "family_activity" (
	"centre_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"level" text NOT NULL,
	"state" text DEFAULT 'draft' NOT NULL,
	"title" text NOT NULL,
	"body" text NOT NULL,
	"venue" text NOT NULL,
	"day" date NOT NULL,
	"from_time" time NOT NULL,
	"until_time" time NOT NULL,
	"sign_up_until" timestamp with time zone NOT NULL,
	"places" integer NOT NULL,
	"taken" integer DEFAULT 0 NOT NULL,
	"author_name" text NOT NULL,
	"opened_at" timestamp with time zone,
	"cancelled_at" timestamp with time zone,
	"cancelled_name" text,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "family_activity_centre_id_id_pk" PRIMARY KEY("centre_id","id"),
	CONSTRAINT "family_activity_level" CHECK ("family_activity"."level" in ('centre', 'class')),
	CONSTRAINT "family_activity_state" CHECK ("family_activity"."state" in ('draft', 'open', 'closed', 'cancelled')),
	CONSTRAINT "family_activity_title" CHECK (char_length("family_activity"."title") between 1 and 60),
	CONSTRAINT "family_activity_body" CHECK (char_length("family_activity"."body") between 1 and 2000),
	CONSTRAINT "family_activity_times" CHECK ("family_activity"."from_time" < "family_activity"."until_time"),
	CONSTRAINT "family_activity_places" CHECK ("family_activity"."places" between 1 and 500),
	CONSTRAINT "family_activity_taken" CHECK ("family_activity"."taken" between 0 and "family_activity"."places"),
	CONSTRAINT "family_activity_opened" CHECK ("family_activity"."state" = 'draft' or "family_activity"."opened_at" is not null),
	CONSTRAINT "family_activity_cancelled" CHECK (("family_activity"."state" = 'cancelled') = ("family_activity"."cancelled_at" is not null) and ("family_activity"."cancelled_at" is null) = ("family_activity"."cancelled_name" is null))
);--> statement-breakpoint
CREATE TABLE "family_activity_class" (
	"centre_id" uuid NOT NULL,
	"activity_id" uuid NOT NULL,
	"class_id" uuid NOT NULL,
	CONSTRAINT "family_activity_class_centre_id_activity_id_class_id_pk" PRIMARY KEY("centre_id","activity_id","class_id")
);--> statement-breakpoint
SELECT share_table('calendar_feed');--> statement-breakpoint
SELECT distribute_tenant('family_activity');--> statement-breakpoint
SELECT distribute_tenant('family_activity_class');--> statement-breakpoint
SELECT distribute_tenant('activity_sign_up');--> statement-breakpoint
ALTER TABLE "calendar_feed" ADD CONSTRAINT "calendar_feed_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "activity_sign_up" ADD CONSTRAINT "activity_sign_up_activity_fk" FOREIGN KEY ("centre_id","activity_id") REFERENCES "public"."family_activity"("centre_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "activity_sign_up" ADD CONSTRAINT "activity_sign_up_centre_id_child_id_child_centre_id_id_fk" FOREIGN KEY ("centre_id","child_id") REFERENCES "public"."child"("centre_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "family_activity" ADD CONSTRAINT "family_activity_centre_id_centre_id_fk" FOREIGN KEY ("centre_id") REFERENCES "public"."centre"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "family_activity_class" ADD CONSTRAINT "family_activity_class_activity_fk" FOREIGN KEY ("centre_id","activity_id") REFERENCES "public"."family_activity"("centre_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "family_activity_class" ADD CONSTRAINT "family_activity_class_centre_id_class_id_class_centre_id_id_fk" FOREIGN KEY ("centre_id","class_id") REFERENCES "public"."class"("centre_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "calendar_feed_token" ON "calendar_feed" USING btree ("token_hash");--> statement-breakpoint
CREATE UNIQUE INDEX "activity_sign_up_number" ON "activity_sign_up" USING btree ("centre_id","activity_id","number");--> statement-breakpoint
CREATE INDEX "activity_sign_up_child" ON "activity_sign_up" USING btree ("centre_id","child_id");--> statement-breakpoint
CREATE INDEX "family_activity_day" ON "family_activity" USING btree ("centre_id","day");--> statement-breakpoint
CREATE INDEX "family_activity_class_class" ON "family_activity_class" USING btree ("centre_id","class_id");--> statement-breakpoint
SELECT protect_tenant('family_activity');--> statement-breakpoint
SELECT protect_tenant('family_activity_class');--> statement-breakpoint
SELECT protect_tenant('activity_sign_up');--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "calendar_feed" TO wenrun_app;
