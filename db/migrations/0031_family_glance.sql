SET LOCAL citus.multi_shard_modify_mode = 'sequential';--> statement-breakpoint
DROP FUNCTION family_shown(uuid, uuid, text[], date, date);--> statement-breakpoint
-- What some accounts' family pages are held to be: it enters the tenant itself, with the rights of who asks. `revisions`
-- has, for each child, account and centre that the pages are about, how often what shows on every day has changed, and
-- on these. A plan made for each call would cost three times what it finds.
CREATE FUNCTION family_shown(tenant uuid, accounts uuid[], grades text[], first_day date, last_day date)
RETURNS TABLE (account uuid, own jsonb, revisions jsonb, changed_at timestamptz)
LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan AS $$
BEGIN
  PERFORM enter_tenant(tenant);
  RETURN QUERY
    SELECT asked.account, to_jsonb(coalesce(kin.children, '{}')), counted.revisions, counted.changed_at
    FROM unnest(accounts) AS asked(account)
    LEFT JOIN (
      SELECT person.user_id, array_agg(link.child_id ORDER BY known.born_on, known.id) AS children
      FROM guardian person
      JOIN child_guardian link ON link.centre_id = person.centre_id AND link.guardian_id = person.id
      JOIN child known ON known.centre_id = link.centre_id AND known.id = link.child_id
      WHERE person.centre_id = tenant AND person.user_id = ANY (accounts) AND link.grade = ANY (grades)
      GROUP BY person.user_id
    ) kin ON kin.user_id = asked.account
    CROSS JOIN LATERAL (
      SELECT coalesce(jsonb_object_agg(one.about, one.counts), '{}') AS revisions, max(one.changed_at) AS changed_at
      FROM (
        SELECT shown.about, max(shown.changed_at) AS changed_at, jsonb_build_array(
          coalesce(sum(shown.revision) FILTER (WHERE shown.day = '0001-01-01'), 0),
          coalesce(sum(shown.revision) FILTER (WHERE shown.day <> '0001-01-01'), 0)) AS counts
        FROM shown_revision shown
        WHERE shown.centre_id = tenant AND shown.about = ANY (kin.children || asked.account || tenant)
          AND (shown.day = '0001-01-01' OR shown.day BETWEEN first_day AND last_day)
        GROUP BY shown.about
      ) one
    ) counted;
END $$;--> statement-breakpoint
-- Who is behind some sessions, what those persons are in which centre, and what their family pages are held to be: in
-- one message all that is asked before a family's page is drawn, or need not be.
CREATE FUNCTION family_glance(sessions text[], grades text[], first_day date, last_day date)
RETURNS TABLE (session jsonb, person jsonb, centre jsonb, role text, held_since timestamptz, own jsonb, revisions jsonb, changed_at timestamptz)
LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan AS $$
DECLARE
  tenant uuid;
  families uuid[];
BEGIN
  FOR tenant IN
    SELECT DISTINCT held.centre_id FROM "session" known JOIN membership held ON held.user_id = known.user_id
    WHERE known.id = ANY (sessions)
  LOOP
    families := ARRAY(
      SELECT DISTINCT held.user_id FROM "session" known JOIN membership held ON held.user_id = known.user_id
      WHERE known.id = ANY (sessions) AND held.centre_id = tenant AND held.role IN ('guardian', 'familyMember'));
    RETURN QUERY
      SELECT to_jsonb(known),
        jsonb_build_object('name', being.name, 'state', being.state, 'locale', being.locale, 'theme', being.theme),
        to_jsonb(house), held.role, held.created_at, shown.own, shown.revisions, shown.changed_at
      FROM "session" known
      JOIN "user" being ON being.id = known.user_id
      JOIN membership held ON held.user_id = known.user_id AND held.centre_id = tenant
      JOIN centre house ON house.id = tenant
      LEFT JOIN family_shown(tenant, families, grades, first_day, last_day) shown ON shown.account = known.user_id
      WHERE known.id = ANY (sessions);
  END LOOP;
END $$;
--> statement-breakpoint
-- Audit rows of reads that needed no transaction, in one message.
CREATE FUNCTION audit_reads(tenant uuid, reads json) RETURNS void
LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan AS $$
BEGIN
  PERFORM enter_tenant(tenant);
  INSERT INTO audit_entry (centre_id, id, at, actor_kind, actor_id, role, capability, child_id)
    SELECT tenant, one.id, one.at, one.actor_kind, one.actor_id, one.role, one.capability, one.child_id
    FROM json_populate_recordset(NULL::audit_entry, reads) one;
END $$;
