SET LOCAL citus.multi_shard_modify_mode = 'sequential';--> statement-breakpoint
-- A child is in one class at a time; a handover on the same day is no overlap (half-open ranges).
ALTER TABLE "enrolment" ADD CONSTRAINT "enrolment_one_at_a_time" EXCLUDE USING gist ("centre_id" WITH =, "child_id" WITH =, daterange("starts_on", "ends_on") WITH &&);--> statement-breakpoint
SELECT protect_tenant('centre');--> statement-breakpoint
SELECT protect_tenant('audit_entry');--> statement-breakpoint
SELECT protect_tenant('class');--> statement-breakpoint
SELECT protect_tenant('child');--> statement-breakpoint
SELECT protect_tenant('child_allergy');--> statement-breakpoint
SELECT protect_tenant('child_consent');--> statement-breakpoint
SELECT protect_tenant('child_diet');--> statement-breakpoint
SELECT protect_tenant('child_guardian');--> statement-breakpoint
SELECT protect_tenant('guardian');--> statement-breakpoint
SELECT protect_tenant('pick_up_person');--> statement-breakpoint
SELECT protect_tenant('enrolment');--> statement-breakpoint
SELECT protect_tenant('file');--> statement-breakpoint
SELECT protect_tenant('file_variant');--> statement-breakpoint
SELECT protect_tenant('staff_certificate');--> statement-breakpoint
SELECT protect_tenant('staff_class');--> statement-breakpoint
SELECT protect_tenant('staff_member');--> statement-breakpoint
SELECT protect_tenant('staff_post');--> statement-breakpoint
-- Name, address, opening hours and places of a centre are public by law (托育机构管理规范 art. 15): the login page and the worker read them.
CREATE POLICY published ON "centre" FOR SELECT USING (true);--> statement-breakpoint
GRANT SELECT ON "centre" TO wenrun_worker;--> statement-breakpoint
-- Audit is written once and read; nobody who serves requests may change or remove it.
REVOKE UPDATE, DELETE ON "audit_entry", "child_consent" FROM wenrun_app;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "user", "membership", "session", "password_reset", "rate_limit" TO wenrun_app;--> statement-breakpoint
ALTER TABLE "outbox" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "outbox" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "outbox_delivery" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "outbox_delivery" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY own_centre ON "outbox" TO wenrun_app USING ("centre_id" = current_tenant()) WITH CHECK ("centre_id" = current_tenant());--> statement-breakpoint
CREATE POLICY own_centre ON "outbox_delivery" TO wenrun_app USING ("centre_id" = current_tenant()) WITH CHECK ("centre_id" = current_tenant());--> statement-breakpoint
CREATE POLICY every_centre ON "outbox" TO wenrun_worker USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY every_centre ON "outbox_delivery" TO wenrun_worker USING (true) WITH CHECK (true);--> statement-breakpoint
GRANT SELECT, INSERT ON "outbox" TO wenrun_app;--> statement-breakpoint
GRANT SELECT, UPDATE ON "outbox_delivery" TO wenrun_app;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "outbox", "outbox_delivery", "daily_run" TO wenrun_worker;--> statement-breakpoint
GRANT SELECT, DELETE ON "session", "password_reset" TO wenrun_worker;--> statement-breakpoint
-- /healthz compares what is applied with what the build carries.
GRANT USAGE ON SCHEMA drizzle TO wenrun_app;--> statement-breakpoint
GRANT SELECT ON drizzle.__drizzle_migrations TO wenrun_app;
