import { sql } from "drizzle-orm";
import type { Post } from "~db/enums";
import { staffMember, staffPost } from "~db/schema/staff";

/** The posts a person holds, as a column beside others of `staff_member`: their table has no place in the joins. */
export const postsOf = sql<Post[]>`(
  select coalesce(json_agg(p.post order by p.post), '[]') from ${staffPost} p
  where p.centre_id = ${staffMember.centreId} and p.staff_id = ${staffMember.id})`;
