import { sql } from "drizzle-orm";
import { session } from "~db/schema/accounts";
import { centre } from "~db/schema/centres";
import type { OwnChildId } from "~/lib/context.server";
import { appDatabase } from "~/lib/db.server";
import { asArray, rowOf } from "~/lib/rows.server";
import { statement } from "~/lib/statement.server";
import { askTogether } from "~/lib/together.server";
import { seeingGrades } from "./policy";
import { answerAhead, type Asking } from "./request.server";
import { namedSession, sessionKey, type SessionRow } from "./session.server";
import { shownKey, type Days, type Revisions, type Shown } from "./shown.server";

const bySessions = statement((on) =>
  on
    .select({
      ...{ session: sql`session`, person: sql<SessionRow["person"]>`person` },
      ...{ centre: sql`centre`, role: sql<SessionRow["role"]>`role` },
      own: sql<OwnChildId[] | null>`own`,
      revisions: sql<Revisions | null>`revisions`,
      changedAt: sql<string | null>`changed_at`,
    })
    .from(
      sql`family_glance(${sql.placeholder("ids")}::text[], ${asArray(seeingGrades)}, ${sql.placeholder("from")}::date, ${sql.placeholder("to")}::date)`,
    )
    .orderBy(sql`held_since`)
    .prepare("family_glance"),
);

type Glance = { row: SessionRow & { centre: object }; shown: Shown | null };

const askGlances = askTogether(2, async (asked: readonly (Days & { id: string })[]) => {
  const [first] = asked;
  const rows = await bySessions(appDatabase(), {
    ...{ ids: asArray(asked.map(({ id }) => id)), from: first?.from, to: first?.to },
  });
  const glances = rows.map(({ own, revisions, changedAt, ...row }): Glance => ({
    row: {
      ...{ person: row.person, role: row.role },
      ...{ session: rowOf(session, row.session), centre: rowOf(centre, row.centre) },
    },
    shown: own && revisions && { own, revisions, changedAt },
  }));
  return asked.map(({ id }) => glances.filter(({ row }) => row.session.id === id));
});

/**
 * Asks in one message what the gate and then a family's page are about to ask: who is behind the session, and what that
 * person's children's pages are held to be. Where it does not fit (another time zone) they ask by themselves.
 */
export async function glanceAhead(request: Asking, days: Days): Promise<void> {
  const id = namedSession(request);
  if (!id) return;
  const glances = await askGlances(`${days.from} ${days.to}`, { id, ...days });
  if (glances.length === 0) return;
  answerAhead(
    sessionKey(id),
    glances.map(({ row }) => row),
  );
  for (const { row, shown } of glances) {
    const asked = { ...days, account: row.session.userId, centre: row.centre.id };
    if (shown) answerAhead(shownKey(asked), shown);
  }
}
