SET LOCAL citus.multi_shard_modify_mode = 'sequential';--> statement-breakpoint
CREATE TABLE "device" (
	"id" uuid PRIMARY KEY NOT NULL,
	"centre_id" uuid NOT NULL,
	"class_id" uuid NOT NULL,
	"name" text NOT NULL,
	"token_hash" text,
	"created_by" uuid,
	"created_at" timestamp with time zone NOT NULL,
	"paired_at" timestamp with time zone,
	"last_seen_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	"revoked_by" uuid,
	CONSTRAINT "device_revoked" CHECK ("device"."revoked_at" is null or "device"."token_hash" is null),
	CONSTRAINT "device_paired" CHECK ("device"."token_hash" is null or "device"."paired_at" is not null)
);--> statement-breakpoint
SELECT share_table('device');--> statement-breakpoint
CREATE TABLE "device_pairing" (
	"code_hash" text PRIMARY KEY NOT NULL,
	"centre_id" uuid NOT NULL,
	"device_id" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone
);--> statement-breakpoint
CREATE TABLE "device_unlock" (
	"centre_id" uuid NOT NULL,
	"device_id" uuid NOT NULL,
	"staff_id" uuid NOT NULL,
	"until" timestamp with time zone NOT NULL,
	CONSTRAINT "device_unlock_centre_id_device_id_staff_id_pk" PRIMARY KEY("centre_id","device_id","staff_id")
);--> statement-breakpoint
SELECT distribute_tenant('device_unlock');--> statement-breakpoint
CREATE TABLE "staff_pin" (
	"centre_id" uuid NOT NULL,
	"staff_id" uuid NOT NULL,
	"pin_hash" text NOT NULL,
	"set_at" timestamp with time zone NOT NULL,
	CONSTRAINT "staff_pin_centre_id_staff_id_pk" PRIMARY KEY("centre_id","staff_id")
);--> statement-breakpoint
SELECT distribute_tenant('staff_pin');--> statement-breakpoint
ALTER TABLE "device" ADD CONSTRAINT "device_created_by_user_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "device" ADD CONSTRAINT "device_revoked_by_user_id_fk" FOREIGN KEY ("revoked_by") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "device_pairing" ADD CONSTRAINT "device_pairing_device_id_device_id_fk" FOREIGN KEY ("device_id") REFERENCES "public"."device"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "device_unlock" ADD CONSTRAINT "device_unlock_device_id_device_id_fk" FOREIGN KEY ("device_id") REFERENCES "public"."device"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "device_unlock" ADD CONSTRAINT "device_unlock_centre_id_staff_id_staff_member_centre_id_id_fk" FOREIGN KEY ("centre_id","staff_id") REFERENCES "public"."staff_member"("centre_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_pin" ADD CONSTRAINT "staff_pin_centre_id_staff_id_staff_member_centre_id_id_fk" FOREIGN KEY ("centre_id","staff_id") REFERENCES "public"."staff_member"("centre_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "device_token" ON "device" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "device_centre" ON "device" USING btree ("centre_id","created_at");--> statement-breakpoint
CREATE INDEX "device_by" ON "device" USING btree ("created_by");--> statement-breakpoint
CREATE INDEX "device_revoked_by" ON "device" USING btree ("revoked_by");--> statement-breakpoint
CREATE INDEX "device_pairing_device" ON "device_pairing" USING btree ("device_id");--> statement-breakpoint
CREATE INDEX "device_unlock_device" ON "device_unlock" USING btree ("device_id");--> statement-breakpoint
CREATE INDEX "device_unlock_staff" ON "device_unlock" USING btree ("centre_id","staff_id");--> statement-breakpoint
SELECT protect_tenant('device_unlock');--> statement-breakpoint
SELECT protect_tenant('staff_pin');--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON "device" TO wenrun_app;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "device_pairing" TO wenrun_app;--> statement-breakpoint
GRANT SELECT ("expires_at"), DELETE ON "device_pairing" TO wenrun_worker;
