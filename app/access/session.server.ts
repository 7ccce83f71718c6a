import { createHash } from "node:crypto";
import { DrizzlePostgreSQLAdapter } from "@lucia-auth/adapter-drizzle";
import { and, asc, desc, eq, ne } from "drizzle-orm";
import { Lucia, TimeSpan, type Adapter, type DatabaseSession } from "lucia";
import type { Locale, Role, Theme } from "~db/enums";
import { membership, session as sessionTable, user as userTable } from "~db/schema/accounts";
import { centre } from "~db/schema/centres";
import { instantOf, realNow } from "~/lib/clock";
import { appDatabase, type Database } from "~/lib/db.server";
import { env } from "~/lib/env.server";
import { remember } from "~/lib/remember.server";
import { among, asArray } from "~/lib/rows.server";
import { statement } from "~/lib/statement.server";
import { askTogether } from "~/lib/together.server";
import { oncePerRequest, type Asking } from "./request.server";

/** Idle: signed out after two weeks unseen. Absolute: after 90 days whatever happened. */
const idle = new TimeSpan(14, "d");
const absoluteMs = 90 * 86_400_000;
const seenEveryMs = 5 * 60_000;

declare module "lucia" {
  interface Register {
    Lucia: ReturnType<typeof makeLucia>;
    DatabaseSessionAttributes: SessionAttributes;
    DatabaseUserAttributes: UserAttributes;
  }
}

type SessionAttributes = {
  endsAt: Date;
  createdAt: Date;
  lastSeenAt: Date;
  centreId: string | null;
  role: Role | null;
  device: string;
  address: string;
};

type Centre = typeof centre.$inferSelect;
type Person = {
  name: string;
  locale: Locale | null;
  theme: Theme | null;
  /** What the person is in which centre, the oldest first. */
  held: { centre: Centre; role: Role }[];
};
type UserAttributes = Person & { state: string };

export const hashToken = (token: string): string =>
  createHash("sha256").update(token).digest("hex");

/** Sessions, their persons, and what those are in which centre. */
const bySessions = statement((on) =>
  on
    .select({
      session: sessionTable,
      person: {
        ...{ name: userTable.name, state: userTable.state },
        ...{ locale: userTable.locale, theme: userTable.theme },
      },
      ...{ centre, role: membership.role },
    })
    .from(sessionTable)
    .innerJoin(userTable, eq(userTable.id, sessionTable.userId))
    .leftJoin(membership, eq(membership.userId, userTable.id))
    .leftJoin(centre, eq(centre.id, membership.centreId))
    .where(among(sessionTable.id, "ids", "text"))
    .orderBy(asc(membership.createdAt))
    .prepare("session"),
);

/** A session, its person, and one thing that person is in a centre. */
export type SessionRow = Awaited<ReturnType<typeof bySessions>>[number];

/** Under which a request holds the rows of its session. */
export const sessionKey = (id: string): string => `session ${id}`;

/** One question for every request; those that meet ask it together. */
const findSession = askTogether(2, async (ids: readonly string[]) => {
  const rows = await bySessions(appDatabase(), { ids: asArray(ids) });
  return ids.map((id) => rows.filter(({ session }) => session.id === id));
});

/** The library's adapter with every id hashed on its way in, and the cookie's own id on its way out. */
function hashedAdapter(db: Database): Adapter {
  const inner = new DrizzlePostgreSQLAdapter(db, sessionTable, userTable);
  return {
    getSessionAndUser: async (id) => {
      const hash = hashToken(id);
      const rows = await oncePerRequest(sessionKey(hash), () => findSession("session", hash));
      const [first] = rows;
      if (!first) return [null, null];
      const { id: _hash, userId, expiresAt, ...attributes } = first.session;
      const held = rows.flatMap(({ centre: at, role }) =>
        at && role ? [{ centre: at, role }] : [],
      );
      return [
        { id, userId, expiresAt, attributes },
        { id: userId, attributes: { ...first.person, held } },
      ];
    },
    getUserSessions: (userId) => inner.getUserSessions(userId),
    setSession: (session: DatabaseSession) =>
      inner.setSession({ ...session, id: hashToken(session.id) }),
    updateSessionExpiration: (id, at) => inner.updateSessionExpiration(hashToken(id), at),
    deleteSession: (id) => inner.deleteSession(hashToken(id)),
    deleteUserSessions: (userId) => inner.deleteUserSessions(userId),
    deleteExpiredSessions: () => inner.deleteExpiredSessions(),
  };
}

function makeLucia() {
  return new Lucia(hashedAdapter(appDatabase()), {
    sessionExpiresIn: idle,
    sessionCookie: {
      name: "wenrun_session",
      // the row decides when a session ends; the cookie only has to outlive it
      expires: false,
      attributes: { secure: isSecure(), sameSite: "lax", path: "/" },
    },
    getSessionAttributes: (row) => row,
    getUserAttributes: (row) => row,
  });
}

const lucia = () => remember("lucia", makeLucia);

export const isSecure = (): boolean =>
  env().WENRUN_BASE_URL?.startsWith("https:") ?? Boolean(env().TLS_CERT);

/** The stored id of the session that a request names, whether there is one or not. */
export function namedSession(request: Asking): string | null {
  const token = lucia().readSessionCookie(request.headers.get("cookie") ?? "");
  return token && hashToken(token);
}

export type SignedIn = { sessionId: string; userId: string } & SessionAttributes & Person;

/** The session behind a request's cookie, or null. Slides the idle expiry and notes when it was seen. */
export async function readSession(request: Asking): Promise<SignedIn | null> {
  const token = lucia().readSessionCookie(request.headers.get("cookie") ?? "");
  if (!token) return null;
  const { session, user } = await lucia().validateSession(token);
  if (!session || user.state !== "active") return null;
  if (session.endsAt <= realNow()) {
    await lucia().invalidateSession(token);
    return null;
  }
  const sessionId = hashToken(session.id);
  if (realNow().getTime() - session.lastSeenAt.getTime() > seenEveryMs) {
    await changeSession(sessionId, { lastSeenAt: realNow() });
  }
  const { endsAt, createdAt, lastSeenAt, centreId, role, device, address } = session;
  const { id: userId, name, locale, theme, held } = user;
  return {
    ...{ sessionId, userId, name, locale, theme, held },
    ...{ endsAt, createdAt, lastSeenAt, centreId, role, device, address },
  };
}

/** Starts a session and returns the Set-Cookie header. */
export async function startSession(
  userId: string,
  start: { centreId: string | null; role: Role | null; device: string; address: string },
): Promise<string> {
  const at = realNow();
  const session = await lucia().createSession(userId, {
    ...start,
    createdAt: at,
    lastSeenAt: at,
    endsAt: instantOf(at.getTime() + absoluteMs),
  });
  return lucia().createSessionCookie(session.id).serialize();
}

export async function endSession(request: Request): Promise<string> {
  const token = lucia().readSessionCookie(request.headers.get("cookie") ?? "");
  if (token) await lucia().invalidateSession(token);
  return lucia().createBlankSessionCookie().serialize();
}

export async function changeSession(
  sessionId: string,
  change: { role?: Role; centreId?: string; lastSeenAt?: Date },
): Promise<void> {
  await appDatabase().update(sessionTable).set(change).where(eq(sessionTable.id, sessionId));
}

export type OwnSession = Pick<
  SessionAttributes,
  "createdAt" | "lastSeenAt" | "device" | "address"
> & { id: string };

/** A person's sessions, newest first. The id is the stored hash: it names a session, it opens none. */
export const listSessions = (userId: string): Promise<OwnSession[]> =>
  appDatabase()
    .select({
      id: sessionTable.id,
      createdAt: sessionTable.createdAt,
      lastSeenAt: sessionTable.lastSeenAt,
      device: sessionTable.device,
      address: sessionTable.address,
    })
    .from(sessionTable)
    .where(eq(sessionTable.userId, userId))
    .orderBy(desc(sessionTable.lastSeenAt));

/** Ends one of the person's own sessions; another person's id ends nothing. */
export async function revokeSession(userId: string, sessionId: string): Promise<boolean> {
  const ended = await appDatabase()
    .delete(sessionTable)
    .where(and(eq(sessionTable.id, sessionId), eq(sessionTable.userId, userId)))
    .returning({ id: sessionTable.id });
  return ended.length > 0;
}

/** Ends every session of a person, but the one given. */
export async function revokeOtherSessions(userId: string, keep?: string): Promise<number> {
  const ended = await appDatabase()
    .delete(sessionTable)
    .where(
      keep
        ? and(eq(sessionTable.userId, userId), ne(sessionTable.id, keep))
        : eq(sessionTable.userId, userId),
    )
    .returning({ id: sessionTable.id });
  return ended.length;
}
