SET LOCAL citus.multi_shard_modify_mode = 'sequential';--> statement-breakpoint
-- What a family's page is held to be, in one message: it enters the tenant itself, with the rights of who asks.
CREATE FUNCTION family_shown(tenant uuid, account uuid, grades text[], first_day date, last_day date)
RETURNS TABLE (own jsonb, revision text, changed_at timestamptz) LANGUAGE plpgsql AS $$
DECLARE children uuid[];
BEGIN
  PERFORM enter_tenant(tenant);
  SELECT coalesce(array_agg(link.child_id ORDER BY known.born_on, known.id), '{}') INTO children
    FROM guardian person
    JOIN child_guardian link ON link.centre_id = person.centre_id AND link.guardian_id = person.id
    JOIN child known ON known.centre_id = link.centre_id AND known.id = link.child_id
    WHERE person.centre_id = tenant AND person.user_id = account AND link.grade = ANY (grades);
  RETURN QUERY
    SELECT to_jsonb(children), coalesce(sum(shown.revision), 0)::text, max(shown.changed_at)
    FROM shown_revision shown
    WHERE shown.centre_id = tenant AND shown.about = ANY (children || account || tenant)
      AND (shown.day = '0001-01-01' OR shown.day BETWEEN first_day AND last_day);
END $$;
