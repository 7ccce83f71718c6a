import { and, asc, desc, eq, gte, isNull, lte, or, sql } from "drizzle-orm";
import { centre, classTable, licence } from "~db/schema/centres";
import { child } from "~db/schema/children";
import { enrolment } from "~db/schema/enrolment";
import { staffClass, staffMember } from "~db/schema/staff";
import type { Ctx } from "~/lib/context.server";
import { dayOf, type Day } from "~/lib/dates";
import { appDatabase } from "~/lib/db.server";
import { enrolledOn } from "~/lib/enrolled.server";
import { notFound } from "~/lib/errors";
import { isId } from "~/lib/id";
import { versionOf } from "~/lib/stale";
import { cells, type Session } from "~/lib/week-pattern";
import { maxPlaces } from "./rules";
import type { ClassOnDayInput } from "./schema";

const todayOf = (ctx: Ctx): Day => dayOf(ctx.now, ctx.timeZone);

export async function getCentre(ctx: Ctx) {
  const [found] = await ctx.tx((tx) =>
    tx
      .select({
        id: centre.id,
        name: centre.name,
        shortName: centre.shortName,
        address: centre.address,
        phone: centre.phone,
        timeZone: centre.timeZone,
        locale: centre.locale,
        licensedPlaces: sql<number>`licensed_places(${todayOf(ctx)})`,
        opensAt: sql<string>`to_char(${centre.opensAt}, 'HH24:MI')`,
        closesAt: sql<string>`to_char(${centre.closesAt}, 'HH24:MI')`,
        demoDay: centre.demoDay,
        updatedAt: centre.updatedAt,
      })
      .from(centre)
      .where(eq(centre.id, ctx.centreId)),
  );
  if (!found) throw notFound("centre");
  const { updatedAt, ...own } = found;
  return { ...own, version: versionOf(updatedAt) };
}

export type CentrePage = Awaited<ReturnType<typeof getCentre>>;

/** Every centre of the installation with what it publishes: for someone who has not chosen one yet. */
export const listPublicCentres = () =>
  appDatabase()
    .select({ id: centre.id, name: centre.name, address: centre.address })
    .from(centre)
    .orderBy(asc(centre.name))
    .limit(1000);

/** The licensed places by the day from which they count, the earliest first. */
export const listLicences = (ctx: Ctx) =>
  ctx.tx((tx) =>
    tx
      .select({ fromDay: licence.fromDay, places: licence.places })
      .from(licence)
      .where(eq(licence.centreId, ctx.centreId))
      .orderBy(asc(licence.fromDay)),
  );

/** The open classes by name, in their order: what a filter or a chooser needs. */
export const listClassNames = (ctx: Ctx) =>
  ctx.tx((tx) =>
    tx
      .select({ id: classTable.id, name: classTable.name })
      .from(classTable)
      .where(and(eq(classTable.centreId, ctx.centreId), eq(classTable.closed, false)))
      .orderBy(asc(classTable.position))
      .prepare("class_names")
      .execute(),
  );

/** The places taken in a session, on the weekday that has the most. */
const takenIn = (session: Session) => {
  const counts = cells
    .filter((cell) => cell.session === session)
    .map(
      ({ bit }) => sql`count(*) filter (where ${enrolment.pattern} & ${sql.raw(String(bit))} <> 0)`,
    );
  return sql<number>`greatest(${sql.join(counts, sql`, `)})::int`;
};

/**
 * Every class in its order, with the places taken in the week's pattern of a day. Closed classes come last,
 * where asked for.
 */
export async function listClasses(ctx: Ctx, input: { day?: Day; closed?: boolean } = {}) {
  const day = input.day ?? todayOf(ctx);
  const rows = await ctx.tx((tx) =>
    tx
      .select({
        id: classTable.id,
        name: classTable.name,
        type: classTable.type,
        places: classTable.places,
        colour: classTable.colour,
        closed: classTable.closed,
        children: sql<number>`count(${enrolment.id})::int`,
        morning: takenIn("morning"),
        afternoon: takenIn("afternoon"),
      })
      .from(classTable)
      .leftJoin(
        enrolment,
        and(
          eq(enrolment.centreId, classTable.centreId),
          eq(enrolment.classId, classTable.id),
          enrolledOn(day),
        ),
      )
      .where(
        and(
          eq(classTable.centreId, ctx.centreId),
          input.closed ? undefined : eq(classTable.closed, false),
        ),
      )
      .groupBy(classTable.centreId, classTable.id)
      .orderBy(asc(classTable.closed), asc(classTable.position), asc(classTable.id)),
  );
  return rows.map((row) => ({
    ...row,
    maxPlaces: maxPlaces(row.type),
    free: {
      morning: Math.max(0, row.places - row.morning),
      afternoon: Math.max(0, row.places - row.afternoon),
    },
  }));
}

export type ClassRow = Awaited<ReturnType<typeof listClasses>>[number];

/** Places of the whole centre on a day: licensed, planned in its open classes, taken in each session. */
export async function countPlaces(ctx: Ctx, input: { day?: Day } = {}) {
  const { licensedPlaces } = await getCentre(ctx);
  const classes = await listClasses(ctx, input);
  const sum = (pick: (row: ClassRow) => number) =>
    classes.reduce((total, row) => total + pick(row), 0);
  return {
    licensed: licensedPlaces,
    planned: sum((row) => row.places),
    children: sum((row) => row.children),
    morning: sum((row) => row.morning),
    afternoon: sum((row) => row.afternoon),
  };
}

/** One class with its children and staff of a day, today unless said; no health data. */
export async function getClass(ctx: Ctx, input: ClassOnDayInput) {
  if (!isId(input.classId)) throw notFound("class");
  const day = input.day ?? todayOf(ctx);
  return ctx.tx(async (tx) => {
    const [found] = await tx
      .select({
        id: classTable.id,
        name: classTable.name,
        type: classTable.type,
        places: classTable.places,
        colour: classTable.colour,
        closed: classTable.closed,
        updatedAt: classTable.updatedAt,
      })
      .from(classTable)
      .where(and(eq(classTable.centreId, ctx.centreId), eq(classTable.id, input.classId)));
    if (!found) throw notFound("class");
    const children = await tx
      .select({
        id: child.id,
        name: child.name,
        bornOn: child.bornOn,
        sex: child.sex,
        faceFileId: child.faceFileId,
        enrolmentId: enrolment.id,
        pattern: enrolment.pattern,
        schedule: enrolment.schedule,
        startsOn: enrolment.startsOn,
      })
      .from(enrolment)
      .innerJoin(
        child,
        and(eq(child.centreId, enrolment.centreId), eq(child.id, enrolment.childId)),
      )
      .where(
        and(eq(enrolment.centreId, ctx.centreId), eq(enrolment.classId, found.id), enrolledOn(day)),
      )
      .orderBy(asc(child.pinyin), asc(child.id));
    const staff = await tx
      .select({ id: staffMember.id, name: staffMember.name, lead: staffClass.lead })
      .from(staffClass)
      .innerJoin(
        staffMember,
        and(eq(staffMember.centreId, staffClass.centreId), eq(staffMember.id, staffClass.staffId)),
      )
      .where(
        and(
          eq(staffClass.centreId, ctx.centreId),
          eq(staffClass.classId, found.id),
          lte(staffMember.hiredOn, day),
          or(isNull(staffMember.leftOn), gte(staffMember.leftOn, day)),
        ),
      )
      .orderBy(desc(staffClass.lead), asc(staffMember.pinyin), asc(staffMember.id));
    const { updatedAt, ...own } = found;
    return {
      ...{ ...own, version: versionOf(updatedAt), maxPlaces: maxPlaces(found.type) },
      ...{ day, children, staff },
    };
  });
}

export type ClassPage = Awaited<ReturnType<typeof getClass>>;
