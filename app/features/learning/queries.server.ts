import {
  and,
  asc,
  count,
  desc,
  eq,
  gte,
  ilike,
  inArray,
  isNotNull,
  isNull,
  or,
  sql,
  type SQL,
} from "drizzle-orm";
import { user } from "~db/schema/accounts";
import { classTable } from "~db/schema/centres";
import { child } from "~db/schema/children";
import { enrolment } from "~db/schema/enrolment";
import { observation } from "~db/schema/learning";
import { findChild } from "~/features/children/queries.server";
import { monthsAt } from "~/features/children/rules";
import { writeAudit } from "~/lib/audit.server";
import type { Ctx, OwnChildId } from "~/lib/context.server";
import { addDays, dayOf, mondayOf } from "~/lib/dates";
import { enrolledOn } from "~/lib/enrolled.server";
import { isId } from "~/lib/id";
import { versionOf } from "~/lib/stale";
import { latestProgress, milestonesAround, milestoneWords } from "./rules";
import type { ListObservationsInput } from "./schema";

const columns = {
  id: observation.id,
  childId: observation.childId,
  observedOn: observation.observedOn,
  area: observation.area,
  milestone: observation.milestone,
  progress: observation.progress,
  text: observation.text,
  photoFileId: observation.photoFileId,
  isShared: sql<boolean>`${observation.sharedAt} is not null`,
  writer: sql<string>`coalesce(${user.name}, '')`,
  updatedAt: observation.updatedAt,
} as const;

/** The milestone's words stand beside its code, in the reader's language. */
const inWords = <Row extends { milestone: string | null; updatedAt: Date }>(
  ctx: Ctx,
  { updatedAt, ...row }: Row,
) => ({
  ...row,
  version: versionOf(updatedAt),
  milestoneText: row.milestone ? milestoneWords(row.milestone, ctx.locale) : null,
});

const ofChild = (ctx: Ctx, childId: string, sharedOnly: boolean) =>
  ctx.tx(async (tx) => {
    const rows = await tx
      .select(columns)
      .from(observation)
      .leftJoin(user, eq(user.id, observation.writtenBy))
      .where(
        and(
          eq(observation.centreId, ctx.centreId),
          eq(observation.childId, childId),
          sharedOnly ? isNotNull(observation.sharedAt) : undefined,
        ),
      )
      .orderBy(desc(observation.observedOn), desc(observation.id));
    return rows.map((row) => inWords(ctx, row));
  });

/** Everything written about a child, the newest first. */
export const listObservations = (ctx: Ctx, input: { childId: string }) =>
  ofChild(ctx, input.childId, false);

export type ObservationRow = Awaited<ReturnType<typeof listObservations>>[number];

/** What was shared with the child's own family, the newest first. */
export const listOwnObservations = (ctx: Ctx, childId: OwnChildId) => ofChild(ctx, childId, true);

/** The milestones worth a look at the child's age today, with how far each was when it was last observed. */
export const getMilestones = (ctx: Ctx, input: { childId: string }) =>
  ctx.tx(async () => {
    const { bornOn } = await findChild(ctx, input.childId);
    const months = monthsAt(bornOn, dayOf(ctx.now, ctx.timeZone));
    const progress = latestProgress(await listObservations(ctx, input));
    return milestonesAround(months).map(({ milestone, timing }) => ({
      code: String(milestone.code),
      area: milestone.area,
      text: milestoneWords(milestone.code, ctx.locale),
      timing,
      progress: progress.get(milestone.code) ?? null,
    }));
  });

export type MilestoneRow = Awaited<ReturnType<typeof getMilestones>>[number];

/** The enrolment that places a child in a class today. */
const placed = (ctx: Ctx) => {
  const today = dayOf(ctx.now, ctx.timeZone);
  return and(
    eq(enrolment.centreId, ctx.centreId),
    eq(enrolment.childId, child.id),
    enrolledOn(today),
  );
};

function matching(typed: string): SQL | undefined {
  const text = typed.toLowerCase().replace(/[%_\\]/g, "\\$&");
  if (!text) return undefined;
  const letters = text.replace(/[\s']/g, "");
  return or(
    ilike(child.name, `%${text}%`),
    ilike(child.pinyin, `${letters}%`),
    ilike(child.initials, `${letters}%`),
    ilike(observation.text, `%${text}%`),
  );
}

/** A teacher's own classes, or every class where `classIds` is left out. */
type Scope = { classIds?: readonly string[] };

const inScope = ({ classIds }: Scope): SQL | undefined =>
  classIds ? inArray(enrolment.classId, [...classIds]) : undefined;

/** The latest observations of the children of these classes, one page, with how many match in all. */
export const listLatestObservations = (ctx: Ctx, input: ListObservationsInput & Scope) =>
  ctx.tx(async (tx) => {
    const classId = input.class && isId(input.class) ? input.class : undefined;
    const rows = await tx
      .select({
        ...columns,
        childName: child.name,
        faceFileId: child.faceFileId,
        className: classTable.name,
        colour: classTable.colour,
        total: sql<number>`count(*) over ()::int`,
      })
      .from(observation)
      .innerJoin(
        child,
        and(eq(child.centreId, observation.centreId), eq(child.id, observation.childId)),
      )
      .leftJoin(enrolment, placed(ctx))
      .leftJoin(
        classTable,
        and(eq(classTable.centreId, enrolment.centreId), eq(classTable.id, enrolment.classId)),
      )
      .leftJoin(user, eq(user.id, observation.writtenBy))
      .where(
        and(
          eq(observation.centreId, ctx.centreId),
          inScope(input),
          classId ? eq(enrolment.classId, classId) : undefined,
          input.area ? eq(observation.area, input.area) : undefined,
          input.shared === "yes" ? isNotNull(observation.sharedAt) : undefined,
          input.shared === "no" ? isNull(observation.sharedAt) : undefined,
          matching(input.q),
        ),
      )
      .orderBy(desc(observation.observedOn), desc(observation.id))
      .limit(input.size)
      .offset((input.page - 1) * input.size);
    return {
      total: rows[0]?.total ?? 0,
      rows: rows.map(({ total: _total, ...row }) => inWords(ctx, row)),
    };
  });

export type LatestObservation = Awaited<ReturnType<typeof listLatestObservations>>["rows"][number];

/** Every match on one sheet. A list that leaves the house is written down. */
export const exportObservations = (ctx: Ctx, input: ListObservationsInput & Scope) =>
  ctx.tx(async () => {
    await writeAudit(ctx, { capability: "learning.observation.read", after: { export: "xlsx" } });
    return listLatestObservations(ctx, { ...input, page: 1, size: 5000 });
  });

/** How many were written in each of the last `weeks` weeks, by the Monday of the week, the oldest first. */
export const countObservations = (ctx: Ctx, input: { weeks: number } & Scope) =>
  ctx.tx(async (tx) => {
    const monday = mondayOf(dayOf(ctx.now, ctx.timeZone));
    const first = addDays(monday, -7 * (input.weeks - 1));
    const rows = await tx
      .select({ day: observation.observedOn, n: count() })
      .from(observation)
      .innerJoin(
        child,
        and(eq(child.centreId, observation.centreId), eq(child.id, observation.childId)),
      )
      .leftJoin(enrolment, placed(ctx))
      .where(
        and(
          eq(observation.centreId, ctx.centreId),
          gte(observation.observedOn, first),
          inScope(input),
        ),
      )
      .groupBy(observation.observedOn);
    return Array.from({ length: input.weeks }, (_, week) => {
      const startsOn = addDays(first, 7 * week);
      const own = rows.filter(({ day }) => mondayOf(day) === startsOn);
      return { startsOn, written: own.reduce((sum, { n }) => sum + n, 0) };
    });
  });

/** The children one may write about, class by class: faces to choose from. */
export const listObservable = (ctx: Ctx, input: Scope) =>
  ctx.tx((tx) =>
    tx
      .select({
        id: child.id,
        name: child.name,
        faceFileId: child.faceFileId,
        className: classTable.name,
        colour: classTable.colour,
      })
      .from(child)
      .innerJoin(enrolment, placed(ctx))
      .innerJoin(
        classTable,
        and(eq(classTable.centreId, enrolment.centreId), eq(classTable.id, enrolment.classId)),
      )
      .where(and(eq(child.centreId, ctx.centreId), inScope(input)))
      .orderBy(asc(classTable.position), asc(child.pinyin), asc(child.id)),
  );

export type Observable = Awaited<ReturnType<typeof listObservable>>[number];
