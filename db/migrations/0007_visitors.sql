SET LOCAL citus.multi_shard_modify_mode = 'sequential';--> statement-breakpoint
ALTER TABLE "log_event" DROP CONSTRAINT "log_event_actor_kind";--> statement-breakpoint
ALTER TABLE "audit_entry" DROP CONSTRAINT "audit_entry_actor_kind";--> statement-breakpoint
ALTER TABLE "log_event" ADD CONSTRAINT "log_event_actor_kind" CHECK ("log_event"."actor_kind" in ('user', 'device', 'job', 'visitor'));--> statement-breakpoint
ALTER TABLE "audit_entry" ADD CONSTRAINT "audit_entry_actor_kind" CHECK ("audit_entry"."actor_kind" in ('user', 'device', 'job', 'visitor'));
