SET LOCAL citus.multi_shard_modify_mode = 'sequential';--> statement-breakpoint
CREATE TABLE "absence_follow_up" (
	"centre_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"child_id" uuid NOT NULL,
	"absence_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"text" text NOT NULL,
	"hospital" text DEFAULT '' NOT NULL,
	"diagnosis" text DEFAULT '' NOT NULL,
	"contagious" boolean,
	"return_paper" boolean DEFAULT false NOT NULL,
	"returns_on" date,
	"was_to_day" date,
	"written_by" uuid,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "absence_follow_up_centre_id_id_pk" PRIMARY KEY("centre_id","id"),
	CONSTRAINT "absence_follow_up_kind" CHECK ("absence_follow_up"."kind" in ('asked', 'lastDay')),
	CONSTRAINT "absence_follow_up_changed" CHECK (("absence_follow_up"."was_to_day" is not null) = ("absence_follow_up"."kind" = 'lastDay'))
);--> statement-breakpoint
SELECT distribute_tenant('absence_follow_up');--> statement-breakpoint
ALTER TABLE "absence_follow_up" ADD CONSTRAINT "absence_follow_up_centre_id_child_id_child_centre_id_id_fk" FOREIGN KEY ("centre_id","child_id") REFERENCES "public"."child"("centre_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "absence_follow_up" ADD CONSTRAINT "absence_follow_up_centre_id_absence_id_absence_centre_id_id_fk" FOREIGN KEY ("centre_id","absence_id") REFERENCES "public"."absence"("centre_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "absence_follow_up_child" ON "absence_follow_up" USING btree ("centre_id","child_id");--> statement-breakpoint
CREATE INDEX "absence_follow_up_absence" ON "absence_follow_up" USING btree ("centre_id","absence_id","created_at");--> statement-breakpoint
SELECT protect_tenant('absence_follow_up');--> statement-breakpoint
-- What was learnt about a child's illness stays as it was written down.
REVOKE UPDATE, DELETE ON "absence_follow_up" FROM wenrun_app;
