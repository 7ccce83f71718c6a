SET LOCAL citus.multi_shard_modify_mode = 'sequential';--> statement-breakpoint
CREATE TABLE "alert_choice" (
	"user_id" uuid NOT NULL,
	"category" text NOT NULL,
	"channel" text NOT NULL,
	"wanted" boolean NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "alert_choice_user_id_category_channel_pk" PRIMARY KEY("user_id","category","channel"),
	CONSTRAINT "alert_choice_category" CHECK ("alert_choice"."category" in ('digest', 'health', 'incident', 'pickUp', 'todo', 'notice', 'message')),
	CONSTRAINT "alert_choice_channel" CHECK ("alert_choice"."channel" in ('page', 'push', 'email', 'hook'))
);--> statement-breakpoint
CREATE TABLE "email_confirmation" (
	"user_id" uuid PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"code_cipher" text NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);--> statement-breakpoint
CREATE TABLE "push_subscription" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"endpoint" text NOT NULL,
	"p256dh" text NOT NULL,
	"auth" text NOT NULL,
	"device" text DEFAULT '' NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);--> statement-breakpoint
CREATE TABLE "alert" (
	"centre_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"child_id" uuid,
	"category" text NOT NULL,
	"event_key" text NOT NULL,
	"text" text NOT NULL,
	"values" jsonb NOT NULL,
	"day" date NOT NULL,
	"path" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"read_at" timestamp with time zone,
	CONSTRAINT "alert_centre_id_id_pk" PRIMARY KEY("centre_id","id"),
	CONSTRAINT "alert_once" UNIQUE("centre_id","user_id","event_key"),
	CONSTRAINT "alert_category" CHECK ("alert"."category" in ('digest', 'health', 'incident', 'pickUp', 'todo', 'notice', 'message'))
);--> statement-breakpoint
SELECT distribute_tenant('alert');--> statement-breakpoint
CREATE TABLE "alert_delivery" (
	"centre_id" uuid NOT NULL,
	"alert_id" uuid NOT NULL,
	"channel" text NOT NULL,
	"target" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"sent_at" timestamp with time zone,
	"dropped_at" timestamp with time zone,
	CONSTRAINT "alert_delivery_centre_id_alert_id_channel_target_pk" PRIMARY KEY("centre_id","alert_id","channel","target"),
	CONSTRAINT "alert_delivery_channel" CHECK ("alert_delivery"."channel" in ('page', 'push', 'email', 'hook'))
);--> statement-breakpoint
SELECT distribute_tenant('alert_delivery');--> statement-breakpoint
CREATE TABLE "alert_hook" (
	"centre_id" uuid NOT NULL,
	"url" text NOT NULL,
	"secret_cipher" text NOT NULL,
	"with_phone" boolean DEFAULT false NOT NULL,
	"tested_at" timestamp with time zone,
	"tested_status" integer,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "alert_hook_centre_id_pk" PRIMARY KEY("centre_id")
);--> statement-breakpoint
SELECT distribute_tenant('alert_hook');--> statement-breakpoint
CREATE TABLE "day_digest" (
	"centre_id" uuid NOT NULL,
	"child_id" uuid NOT NULL,
	"day" date NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "day_digest_centre_id_child_id_day_pk" PRIMARY KEY("centre_id","child_id","day")
);--> statement-breakpoint
SELECT distribute_tenant('day_digest');--> statement-breakpoint
ALTER TABLE "alert_choice" ADD CONSTRAINT "alert_choice_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "email_confirmation" ADD CONSTRAINT "email_confirmation_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "push_subscription" ADD CONSTRAINT "push_subscription_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alert" ADD CONSTRAINT "alert_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alert" ADD CONSTRAINT "alert_centre_id_centre_id_fk" FOREIGN KEY ("centre_id") REFERENCES "public"."centre"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alert" ADD CONSTRAINT "alert_centre_id_child_id_child_centre_id_id_fk" FOREIGN KEY ("centre_id","child_id") REFERENCES "public"."child"("centre_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alert_delivery" ADD CONSTRAINT "alert_delivery_centre_id_alert_id_alert_centre_id_id_fk" FOREIGN KEY ("centre_id","alert_id") REFERENCES "public"."alert"("centre_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alert_hook" ADD CONSTRAINT "alert_hook_centre_id_centre_id_fk" FOREIGN KEY ("centre_id") REFERENCES "public"."centre"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "day_digest" ADD CONSTRAINT "day_digest_centre_id_child_id_child_centre_id_id_fk" FOREIGN KEY ("centre_id","child_id") REFERENCES "public"."child"("centre_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "push_subscription_endpoint" ON "push_subscription" USING btree ("endpoint");--> statement-breakpoint
CREATE INDEX "push_subscription_user" ON "push_subscription" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "alert_child" ON "alert" USING btree ("centre_id","child_id");--> statement-breakpoint
CREATE INDEX "alert_account" ON "alert" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "alert_newest" ON "alert" USING btree ("centre_id","user_id","created_at");--> statement-breakpoint
SELECT protect_tenant('alert');--> statement-breakpoint
SELECT protect_tenant('alert_delivery');--> statement-breakpoint
SELECT protect_tenant('alert_hook');--> statement-breakpoint
SELECT protect_tenant('day_digest');--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "alert_choice", "email_confirmation", "push_subscription" TO wenrun_app;
