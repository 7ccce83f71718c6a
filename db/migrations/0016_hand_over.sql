SET LOCAL citus.multi_shard_modify_mode = 'sequential';--> statement-breakpoint
CREATE TABLE "handover_card" (
	"centre_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"guardian_id" uuid,
	"pick_up_person_id" uuid,
	"medium" text NOT NULL,
	"token_hash" text NOT NULL,
	"made_by" uuid,
	"created_at" timestamp with time zone NOT NULL,
	"last_used_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "handover_card_centre_id_id_pk" PRIMARY KEY("centre_id","id"),
	CONSTRAINT "handover_card_token" UNIQUE("centre_id","token_hash"),
	CONSTRAINT "handover_card_medium" CHECK ("handover_card"."medium" in ('phone', 'paper')),
	CONSTRAINT "handover_card_whose" CHECK (num_nonnulls("handover_card"."guardian_id", "handover_card"."pick_up_person_id") = 1)
);--> statement-breakpoint
SELECT distribute_tenant('handover_card');--> statement-breakpoint
CREATE TABLE "pick_up_approval" (
	"centre_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"child_id" uuid NOT NULL,
	"name" text NOT NULL,
	"phone" text NOT NULL,
	"relation" text NOT NULL,
	"photo_file_id" uuid,
	"guardian_id" uuid NOT NULL,
	"on_day" date NOT NULL,
	"used_event_id" uuid,
	"used_at" timestamp with time zone,
	"cancelled_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "pick_up_approval_centre_id_id_pk" PRIMARY KEY("centre_id","id"),
	CONSTRAINT "pick_up_approval_used" CHECK (("pick_up_approval"."used_at" is null) = ("pick_up_approval"."used_event_id" is null)),
	CONSTRAINT "pick_up_approval_over" CHECK ("pick_up_approval"."used_at" is null or "pick_up_approval"."cancelled_at" is null)
);--> statement-breakpoint
SELECT distribute_tenant('pick_up_approval');--> statement-breakpoint
ALTER TABLE "pick_up_person" ADD COLUMN "photo_file_id" uuid;--> statement-breakpoint
ALTER TABLE "handover_card" ADD CONSTRAINT "handover_card_centre_id_guardian_id_guardian_centre_id_id_fk" FOREIGN KEY ("centre_id","guardian_id") REFERENCES "public"."guardian"("centre_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handover_card" ADD CONSTRAINT "handover_card_centre_id_pick_up_person_id_pick_up_person_centre_id_id_fk" FOREIGN KEY ("centre_id","pick_up_person_id") REFERENCES "public"."pick_up_person"("centre_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pick_up_approval" ADD CONSTRAINT "pick_up_approval_centre_id_child_id_child_centre_id_id_fk" FOREIGN KEY ("centre_id","child_id") REFERENCES "public"."child"("centre_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pick_up_approval" ADD CONSTRAINT "pick_up_approval_centre_id_guardian_id_guardian_centre_id_id_fk" FOREIGN KEY ("centre_id","guardian_id") REFERENCES "public"."guardian"("centre_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pick_up_approval" ADD CONSTRAINT "pick_up_approval_centre_id_photo_file_id_file_centre_id_id_fk" FOREIGN KEY ("centre_id","photo_file_id") REFERENCES "public"."file"("centre_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "handover_card_guardian" ON "handover_card" USING btree ("centre_id","guardian_id");--> statement-breakpoint
CREATE INDEX "handover_card_person" ON "handover_card" USING btree ("centre_id","pick_up_person_id");--> statement-breakpoint
CREATE INDEX "pick_up_approval_child" ON "pick_up_approval" USING btree ("centre_id","child_id","on_day");--> statement-breakpoint
CREATE INDEX "pick_up_approval_guardian" ON "pick_up_approval" USING btree ("centre_id","guardian_id");--> statement-breakpoint
CREATE INDEX "pick_up_approval_photo" ON "pick_up_approval" USING btree ("centre_id","photo_file_id");--> statement-breakpoint
CREATE UNIQUE INDEX "pick_up_approval_event" ON "pick_up_approval" USING btree ("centre_id","used_event_id");--> statement-breakpoint
ALTER TABLE "pick_up_person" ADD CONSTRAINT "pick_up_person_centre_id_photo_file_id_file_centre_id_id_fk" FOREIGN KEY ("centre_id","photo_file_id") REFERENCES "public"."file"("centre_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "pick_up_person_photo" ON "pick_up_person" USING btree ("centre_id","photo_file_id");--> statement-breakpoint
SELECT protect_tenant('handover_card');--> statement-breakpoint
SELECT protect_tenant('pick_up_approval');
