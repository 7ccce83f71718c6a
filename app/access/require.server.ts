import { redirect } from "@remix-run/node";
import type { GuardianGrade, Locale, Role, Theme } from "~db/enums";
import type { centre } from "~db/schema/centres";
import { now } from "~/lib/clock";
import {
  makeContext,
  type CentreId,
  type Ctx,
  type OpenTransaction,
  type OwnChildId,
} from "~/lib/context.server";
import { appDatabase } from "~/lib/db.server";
import { AppError, notFound } from "~/lib/errors";
import { isId, newId } from "~/lib/id";
import { readChosenChild, readLocale } from "~/lib/preferences";
import { SharedRead } from "~/lib/shared-read.server";
import {
  familyRoles,
  may,
  policy,
  seeingGrades,
  signingGrades,
  type Capability,
  type Rule,
} from "./policy";
import {
  deviceContext,
  findDevice,
  forgetDevice,
  holdsDevice,
  type PairedDevice,
} from "./device.server";
import {
  childrenOfGuardian,
  classesOfChild,
  classesOfTeacher,
  linksOfGuardian,
} from "./reach.server";
import { oncePerRequest, type Asking } from "./request.server";
import { changeSession, readSession, type SignedIn } from "./session.server";

type Centre = typeof centre.$inferSelect;

/** Everything a signed-in request knows about its person and centre. */
export type Visit = {
  session: SignedIn;
  centre: Centre | null;
  role: Role | null;
  roles: Role[];
  memberships: { centreId: string; centreName: string; role: Role }[];
  locale: Locale | null;
  theme: Theme | null;
};

/** The visit behind a request, or null when nobody is signed in. Looked up once a request. */
export const readVisit = (request: Asking): Promise<Visit | null> =>
  oncePerRequest("visit", () => findVisit(request));

async function findVisit(request: Asking): Promise<Visit | null> {
  const session = await readSession(request);
  if (!session) return null;
  const memberships = session.held.map(({ centre: at, role }) => ({
    ...{ centreId: at.id, centreName: at.name, role },
  }));
  const active =
    memberships.find((m) => m.centreId === session.centreId && m.role === session.role) ??
    memberships[0];
  return {
    ...{ session, memberships, locale: session.locale, theme: session.theme },
    centre: session.held.find(({ centre: at }) => at.id === active?.centreId)?.centre ?? null,
    role: active?.role ?? null,
    roles: memberships.filter((m) => m.centreId === active?.centreId).map((m) => m.role),
  };
}

function contextOf(request: Asking, visit: Visit & { centre: Centre }): Ctx {
  const { session, centre: at, role, roles } = visit;
  const isRead = request.method === "GET" || request.method === "HEAD";
  return makeContext(
    appDatabase(),
    {
      actor: { kind: "user", id: session.userId, name: session.name, role, roles },
      // reason: the one place where a request's tenant is proven, by a membership row
      centreId: at.id as CentreId,
      timeZone: at.timeZone,
      now: now(),
      locale: readLocale(request.headers.get("cookie"), visit.locale ?? at.locale),
    },
    isRead ? oncePerRequest(`reads ${at.id}`, () => new SharedRead<OpenTransaction>()) : undefined,
  );
}

/**
 * Sends to the login page and back afterwards; a form's POST comes back to the page it stood on. A tablet that
 * was ended goes to where it can be paired anew.
 */
async function toLogin(request: Asking): Promise<never> {
  const url = new URL(request.url);
  const path = url.pathname.replace(/\.data$/, "").replace(/^\/_root$/, "/");
  if (path.startsWith("/room") && holdsDevice(request) && !(await findDevice(request))) {
    // what a page asks for in passing must not take from its next load the reason why it is shut
    const isPage = request.headers.get("accept")?.includes("text/html") ?? false;
    const headers: Record<string, string> = isPage ? { "Set-Cookie": forgetDevice() } : {};
    throw redirect("/pair?why=ended", { headers });
  }
  url.searchParams.delete("_routes");
  url.searchParams.delete("index");
  const query = url.searchParams.toString();
  const returnTo = query ? `${path}?${query}` : path;
  throw redirect(`/login?returnTo=${encodeURIComponent(returnTo)}`);
}

/** The person's own visit, for pages that need an account and nothing of a centre. */
export async function requireVisit(request: Asking): Promise<Visit> {
  return (await readVisit(request)) ?? toLogin(request);
}

/** The paired tablet behind a request on which nobody is signed in: a person acts as the person, whatever the device. */
export const readDevice = async (request: Asking): Promise<PairedDevice | null> =>
  (await readVisit(request)) ? null : findDevice(request);

type Asked = { childId?: string; classId?: string };

/**
 * The gate of every loader and action. Without a session: to the login page, unless it is a paired tablet
 * that may. Without the right: forbidden. A target (a class, a child) of another centre is not found.
 */
export async function requireAccess(
  request: Asking,
  capability: Capability,
  target?: Asked,
): Promise<Ctx> {
  const paired = await readDevice(request);
  if (paired && may({ role: null, classId: paired.classId }, capability)) {
    return requireDevice(request, paired, capability, target);
  }
  const visit = await requireVisit(request);
  const { centre: at, role } = visit;
  if (!at || !may({ role }, capability)) throw new AppError("forbidden");
  if (target?.childId && !isId(target.childId)) throw notFound("child");
  if (target?.classId && !isId(target.classId)) throw notFound("class");
  const ctx = contextOf(request, { ...visit, centre: at });
  const rule: Rule = policy[capability];
  if (target && role && !rule.roles.includes(role)) {
    const allowed = await ctx.tx(async (tx) => {
      const classIds = target.classId ? [target.classId] : [];
      if (rule.teacherOfClass && target.childId) {
        classIds.push(...(await classesOfChild(tx, ctx, target.childId)));
      }
      const subject = {
        role,
        classIds: rule.teacherOfClass ? await classesOfTeacher(tx, ctx) : [],
        childIds: rule.guardian ? await childrenOfGuardian(tx, ctx, seeingGrades) : [],
        signedChildIds: rule.signer ? await childrenOfGuardian(tx, ctx, signingGrades) : [],
      };
      return may(subject, capability, { classIds, childId: target.childId });
    });
    // what a person may not see does not exist for them
    if (!allowed) throw notFound(target.childId ? "child" : "class");
  }
  return ctx;
}

/** A tablet reaches its own class, and the children who belong there today. */
async function requireDevice(
  request: Asking,
  paired: PairedDevice,
  capability: Capability,
  target: Asked | undefined,
): Promise<Ctx> {
  const ctx = deviceContext(request, paired);
  const { childId, classId } = target ?? {};
  if (childId && !isId(childId)) throw notFound("child");
  if (classId && !may(ctx.actor, capability, { classIds: [classId] })) throw notFound("class");
  if (childId) {
    const classIds = await ctx.tx((tx) => classesOfChild(tx, ctx, childId));
    if (!may(ctx.actor, capability, { classIds, childId })) throw notFound("child");
  }
  return ctx;
}

/** For family pages: proves that the child is the signed-in guardian's own and brands its id. */
export async function requireOwnChild(
  request: Request,
  capability: Capability,
  childId: string,
): Promise<{ ctx: Ctx; childId: OwnChildId }> {
  const ctx = await requireAccess(request, capability, { childId });
  if (!familyRoles.some((role) => role === ctx.actor.role)) throw new AppError("forbidden");
  return { ctx, childId: childId as OwnChildId }; // reason: proven by the line above
}

/** The signed-in person's children, branded: all that are seen, and those alone for whom this person signs. */
async function findOwn(ctx: Ctx): Promise<{ own: OwnChildId[]; signed: OwnChildId[] }> {
  const links = await ctx.tx((tx) => linksOfGuardian(tx, ctx));
  const of = (grades: readonly GuardianGrade[]) =>
    // reason: read from the guardian's own links
    links.flatMap(({ id, grade }) => (grades.includes(grade) ? (id as OwnChildId) : []));
  return { own: of(seeingGrades), signed: of(signingGrades) };
}

/** The same as one list; `signed`: those alone for whom this person signs. */
export const listOwnChildIds = async (
  ctx: Ctx,
  { signed = false }: { signed?: boolean } = {},
): Promise<OwnChildId[]> => (await findOwn(ctx))[signed ? "signed" : "own"];

/**
 * Whom a family's page is about: the child in its address, proven to be the reader's own for `capability`, or the one
 * chosen before; with the own children, and those for whom the reader signs.
 */
export async function readFamily(request: Request, ctx: Ctx, capability: Capability) {
  const asked = new URL(request.url).searchParams.get("child");
  if (asked) await requireOwnChild(request, capability, asked);
  const wanted = asked ?? readChosenChild(request.headers.get("cookie"));
  return { asked, wanted, ...(await findOwn(ctx)) };
}

export const listOwnClassIds = (ctx: Ctx): Promise<string[]> =>
  ctx.tx((tx) => classesOfTeacher(tx, ctx));

/** One account, many roles: switches what the session acts as, if the person really is that. */
export async function switchRole(
  visit: Visit,
  centreId: string,
  role: string,
): Promise<Role | null> {
  const found = visit.memberships.find((m) => m.centreId === centreId && m.role === role);
  if (!found) return null;
  await changeSession(visit.session.sessionId, { centreId: found.centreId, role: found.role });
  return found.role;
}

/** First-run set-up: mints the tenant that the first director is about to found. */
export function foundingContext(director: { userId: string; name: string }): Ctx {
  return makeContext(appDatabase(), {
    actor: {
      kind: "user",
      id: director.userId,
      name: director.name,
      role: "director",
      roles: ["director"],
    },
    centreId: newId() as CentreId, // reason: the centre's own first id
    timeZone: "Asia/Shanghai",
    now: now(),
    locale: "zh-CN",
  });
}
