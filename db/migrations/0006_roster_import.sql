SET LOCAL citus.multi_shard_modify_mode = 'sequential';--> statement-breakpoint
CREATE TABLE "roster_import" (
	"centre_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"file_name" text NOT NULL,
	"as_of" date NOT NULL,
	"state" text DEFAULT 'previewed' NOT NULL,
	"row_count" integer NOT NULL,
	"valid_count" integer NOT NULL,
	"unclear_count" integer NOT NULL,
	"imported_count" integer DEFAULT 0 NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"imported_at" timestamp with time zone,
	"undone_at" timestamp with time zone,
	CONSTRAINT "roster_import_centre_id_id_pk" PRIMARY KEY("centre_id","id"),
	CONSTRAINT "roster_import_state" CHECK ("roster_import"."state" in ('previewed', 'imported', 'undone')),
	CONSTRAINT "roster_import_dates" CHECK (("roster_import"."state" = 'previewed') = ("roster_import"."imported_at" is null) and ("roster_import"."state" = 'undone') = ("roster_import"."undone_at" is not null))
);--> statement-breakpoint
CREATE TABLE "roster_import_row" (
	"centre_id" uuid NOT NULL,
	"import_id" uuid NOT NULL,
	"row_number" integer NOT NULL,
	"cells" jsonb NOT NULL,
	"values" jsonb NOT NULL,
	"id_cipher" text,
	"problems" jsonb NOT NULL,
	"problem_count" integer NOT NULL,
	"unclear" jsonb NOT NULL,
	"unclear_count" integer NOT NULL,
	"child_id" uuid,
	CONSTRAINT "roster_import_row_centre_id_import_id_row_number_pk" PRIMARY KEY("centre_id","import_id","row_number")
);--> statement-breakpoint
SELECT distribute_tenant('roster_import');--> statement-breakpoint
SELECT distribute_tenant('roster_import_row');--> statement-breakpoint
ALTER TABLE "child" ADD COLUMN "entered_on" date;--> statement-breakpoint
ALTER TABLE "child" ADD COLUMN "to_clarify" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "roster_import" ADD CONSTRAINT "roster_import_centre_id_centre_id_fk" FOREIGN KEY ("centre_id") REFERENCES "public"."centre"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roster_import_row" ADD CONSTRAINT "roster_import_row_centre_id_import_id_roster_import_centre_id_id_fk" FOREIGN KEY ("centre_id","import_id") REFERENCES "public"."roster_import"("centre_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roster_import_row" ADD CONSTRAINT "roster_import_row_centre_id_child_id_child_centre_id_id_fk" FOREIGN KEY ("centre_id","child_id") REFERENCES "public"."child"("centre_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "roster_import_created" ON "roster_import" USING btree ("centre_id","created_at");--> statement-breakpoint
CREATE INDEX "roster_import_row_child" ON "roster_import_row" USING btree ("centre_id","child_id");--> statement-breakpoint
SELECT protect_tenant('roster_import');--> statement-breakpoint
SELECT protect_tenant('roster_import_row');
