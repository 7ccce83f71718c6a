SET LOCAL citus.multi_shard_modify_mode = 'sequential';--> statement-breakpoint
-- A departure that nobody wrote down keeps no child out the next morning: one open interval of a kind a day.
DROP INDEX "day_entry_open_interval";--> statement-breakpoint
CREATE UNIQUE INDEX "day_entry_open_interval" ON "day_entry" USING btree ("centre_id","child_id","kind","day") WHERE "day_entry"."kind" in ('stay', 'nap') and "day_entry"."ends_at" is null and not "day_entry"."removed";
