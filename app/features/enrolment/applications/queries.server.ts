import { and, asc, count, eq, inArray, ne } from "drizzle-orm";
import type { ApplicationState } from "~db/enums";
import { user } from "~db/schema/accounts";
import { application, applicationEvent, offer } from "~db/schema/applications";
import { classTable } from "~db/schema/centres";
import { writeAudit } from "~/lib/audit.server";
import type { Ctx } from "~/lib/context.server";
import { dayOf } from "~/lib/dates";
import type { Transaction } from "~/lib/db.server";
import { notFound } from "~/lib/errors";
import { isId } from "~/lib/id";
import { nameOf } from "~/lib/week-pattern";
import { priorityOn } from "../settings/rules";
import { listPriorityRules } from "../settings/queries.server";
import { fieldsOfApplication } from "./commands.server";
import { inLine, priorityOf } from "./rules";
import type { ListApplicationsInput } from "./schema";

/** Every application of these states, with its points today; those that wait carry their place in line. */
export async function listRanked(tx: Transaction, ctx: Ctx, states: readonly ApplicationState[]) {
  const today = dayOf(ctx.now, ctx.timeZone);
  const rule = priorityOn(await listPriorityRules(ctx), today);
  const rows = await tx
    .select({
      id: application.id,
      number: application.number,
      state: application.state,
      childName: application.childName,
      pinyin: application.pinyin,
      initials: application.initials,
      bornOn: application.bornOn,
      guardianName: application.guardianName,
      guardianPhone: application.guardianPhone,
      wantedFrom: application.wantedFrom,
      pattern: application.pattern,
      takesHalfDay: application.takesHalfDay,
      sibling: application.sibling,
      staffChild: application.staffChild,
      district: application.district,
      checkedAt: application.checkedAt,
      createdAt: application.createdAt,
      closedAt: application.closedAt,
      className: classTable.name,
      colour: classTable.colour,
      startsOn: offer.startsOn,
      answerBy: offer.answerBy,
    })
    .from(application)
    .leftJoin(
      offer,
      and(
        eq(offer.centreId, application.centreId),
        eq(offer.applicationId, application.id),
        eq(offer.state, "open"),
      ),
    )
    .leftJoin(
      classTable,
      and(eq(classTable.centreId, offer.centreId), eq(classTable.id, offer.classId)),
    )
    .where(and(eq(application.centreId, ctx.centreId), inArray(application.state, [...states])))
    .orderBy(asc(application.createdAt), asc(application.id));
  const all = rows.map(({ createdAt, closedAt, checkedAt, ...row }) => {
    const cameOn = dayOf(createdAt, ctx.timeZone);
    return {
      ...row,
      ...{ cameOn, schedule: nameOf(row.pattern) },
      /** The family claims grounds that nobody has looked at. */
      isToCheck: !closedAt && !checkedAt && (row.sibling || row.staffChild || row.district),
      closedOn: closedAt && dayOf(closedAt, ctx.timeZone),
      ...priorityOf(row, cameOn, rule, today),
      line: null as number | null, // reason: filled in below for those who wait
    };
  });
  inLine(all.filter(({ state }) => state === "waiting")).forEach((row, at) => {
    row.line = at + 1;
  });
  return all;
}

export type ApplicationRow = Awaited<ReturnType<typeof listRanked>>[number];

const live = ["waiting", "offered"] as const satisfies readonly ApplicationState[];
const every = [
  ...live,
  ...(["enrolled", "declined", "lapsed", "withdrawn", "refused"] as const),
] as const satisfies readonly ApplicationState[];

const sortable: Record<string, (row: ApplicationRow) => string | number> = {
  line: (row) => row.line ?? 0,
  name: (row) => row.pinyin,
  came: (row) => row.cameOn,
  wanted: (row) => row.wantedFrom,
};

function inOrder(rows: ApplicationRow[], sort: string | undefined): ApplicationRow[] {
  const [, minus, name = ""] = /^(-?)(\w+)$/.exec(sort ?? "") ?? [];
  const key = sortable[name];
  // an offer comes first: somebody waits for its answer
  if (!key) return rows.sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
  const sign = minus ? -1 : 1;
  return rows.sort((a, b) => sign * (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
}

/** Applications by state, search and wish; without a state those that wait or have an offer. */
export const listApplications = (ctx: Ctx, input: ListApplicationsInput) =>
  ctx.tx(async (tx) => {
    const states = input.state === "all" ? every : input.state ? [input.state] : live;
    const text = input.q.toLowerCase();
    const found = (await listRanked(tx, ctx, states)).filter(
      (row) =>
        (!input.schedule || row.schedule === input.schedule) &&
        (text === "" ||
          [row.childName, row.guardianName, row.guardianPhone, String(row.number)].some((word) =>
            word.includes(input.q),
          ) ||
          row.pinyin.startsWith(text) ||
          row.initials.startsWith(text)),
    );
    const rows = inOrder(found, input.sort);
    const first = (input.page - 1) * input.size;
    return { total: rows.length, rows: rows.slice(first, first + input.size) };
  });

/** The same list whole; who took it out is on record. */
export const exportApplications = (ctx: Ctx, input: ListApplicationsInput) =>
  ctx.tx(async () => {
    const { rows } = await listApplications(ctx, { ...input, page: 1, size: 100_000 });
    await writeAudit(ctx, { capability: "enrolment.application.export" });
    return rows;
  });

/** How many applications are in each state. */
export const countApplications = (ctx: Ctx) =>
  ctx.tx(async (tx) => {
    const rows = await tx
      .select({ state: application.state, count: count() })
      .from(application)
      .where(eq(application.centreId, ctx.centreId))
      .groupBy(application.state);
    return Object.fromEntries(rows.map(({ state, count: n }) => [state, n]));
  });

/** One application whole: the family, its place in line with every point, its offers, every step. */
export const getApplication = (ctx: Ctx, input: { applicationId: string }) =>
  ctx.tx(async (tx) => {
    if (!isId(input.applicationId)) throw notFound("application");
    const own = and(
      eq(application.centreId, ctx.centreId),
      eq(application.id, input.applicationId),
    );
    const [stored] = await tx.select().from(application).where(own);
    if (!stored) throw notFound("application");
    const ranked = await listRanked(tx, ctx, [...new Set([...live, stored.state])]);
    const row = ranked.find(({ id }) => id === stored.id);
    if (!row) throw notFound("application");
    await writeAudit(ctx, {
      capability: "enrolment.application.read",
      after: { applicationId: stored.id },
    });
    return {
      ...row,
      ...{ sex: stored.sex, note: stored.note, guardianRelation: stored.guardianRelation },
      ...{ secondName: stored.secondName, secondPhone: stored.secondPhone },
      ...{ secondRelation: stored.secondRelation, noticeVersion: stored.noticeVersion },
      childId: stored.childId,
      waiting: ranked.filter(({ state }) => state === "waiting").length,
      fields: fieldsOfApplication(stored),
      alike: await listAlike(tx, ctx, stored),
      steps: await listSteps(tx, ctx, stored.id),
    };
  });

export type ApplicationWhole = Awaited<ReturnType<typeof getApplication>>;

/** Other applications from the same number: the same child twice, or a brother or sister. */
const listAlike = (tx: Transaction, ctx: Ctx, of: { id: string; guardianPhone: string }) =>
  tx
    .select({ id: application.id, childName: application.childName, state: application.state })
    .from(application)
    .where(
      and(
        eq(application.centreId, ctx.centreId),
        eq(application.guardianPhone, of.guardianPhone),
        ne(application.id, of.id),
      ),
    )
    .orderBy(asc(application.createdAt));

async function listSteps(tx: Transaction, ctx: Ctx, applicationId: string) {
  const rows = await tx
    .select({
      id: applicationEvent.id,
      step: applicationEvent.step,
      at: applicationEvent.at,
      actorKind: applicationEvent.actorKind,
      actorName: user.name,
      reason: applicationEvent.reason,
      className: classTable.name,
      startsOn: offer.startsOn,
      answerBy: offer.answerBy,
    })
    .from(applicationEvent)
    .leftJoin(user, eq(user.id, applicationEvent.actorId))
    .leftJoin(
      offer,
      and(eq(offer.centreId, applicationEvent.centreId), eq(offer.id, applicationEvent.offerId)),
    )
    .leftJoin(
      classTable,
      and(eq(classTable.centreId, offer.centreId), eq(classTable.id, offer.classId)),
    )
    .where(
      and(
        eq(applicationEvent.centreId, ctx.centreId),
        eq(applicationEvent.applicationId, applicationId),
      ),
    )
    .orderBy(asc(applicationEvent.at), asc(applicationEvent.id));
  return rows.map(({ at, ...row }) => ({ ...row, at: at.toISOString() }));
}

export type ApplicationStepRow = Awaited<ReturnType<typeof listSteps>>[number];
