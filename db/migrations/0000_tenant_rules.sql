-- The tenant rules, before the first table: roles, the door into a tenant, protection, distribution.
SET LOCAL citus.multi_shard_modify_mode = 'sequential';--> statement-breakpoint
CREATE EXTENSION IF NOT EXISTS btree_gist;--> statement-breakpoint
-- Roles belong to the whole server: another database of the same server may have made them a moment ago.
DO $$
DECLARE wanted text;
BEGIN
  FOREACH wanted IN ARRAY ARRAY['wenrun_app', 'wenrun_worker'] LOOP
    BEGIN
      IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = wanted) THEN
        EXECUTE format('CREATE ROLE %I NOLOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE', wanted);
      END IF;
    EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
    END;
    -- making a role gives the right to grant it, not yet the right to become it
    BEGIN
      EXECUTE format('SET LOCAL ROLE %I', wanted);
      RESET ROLE;
    EXCEPTION WHEN insufficient_privilege THEN
      EXECUTE format('GRANT %I TO CURRENT_USER', wanted);
    END;
  END LOOP;
END $$;--> statement-breakpoint
GRANT USAGE ON SCHEMA public TO wenrun_app, wenrun_worker;--> statement-breakpoint
REVOKE CREATE ON SCHEMA public FROM PUBLIC;--> statement-breakpoint
CREATE FUNCTION enter_tenant(tenant uuid) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  -- EXECUTE 'SET LOCAL' reaches Citus workers; set_config does not
  EXECUTE format('SET LOCAL app.centre_id = %L', tenant);
END $$;--> statement-breakpoint
CREATE FUNCTION current_tenant() RETURNS uuid LANGUAGE sql STABLE AS
  $$ SELECT nullif(current_setting('app.centre_id', true), '')::uuid $$;--> statement-breakpoint
CREATE FUNCTION distribute_tenant(relation text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM pg_extension WHERE extname = 'citus') THEN
    IF relation = 'centre' THEN
      EXECUTE format('SELECT create_distributed_table(%L, ''id'')', quote_ident(relation));
    ELSE
      EXECUTE format('SELECT create_distributed_table(%L, ''centre_id'', colocate_with => ''centre'')', quote_ident(relation));
    END IF;
  END IF;
END $$;--> statement-breakpoint
CREATE FUNCTION share_table(relation text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM pg_extension WHERE extname = 'citus') THEN
    EXECUTE format('SELECT create_reference_table(%L)', quote_ident(relation));
  END IF;
END $$;--> statement-breakpoint
CREATE FUNCTION protect_tenant(relation text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE tenant_key text := CASE WHEN relation = 'centre' THEN 'id' ELSE 'centre_id' END;
BEGIN
  EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', relation);
  EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', relation);
  EXECUTE format('CREATE POLICY tenant ON %I USING (%I = current_tenant()) WITH CHECK (%I = current_tenant())',
    relation, tenant_key, tenant_key);
  EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO wenrun_app', relation);
END $$;--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION distribute_tenant(text), share_table(text), protect_tenant(text) FROM PUBLIC;
