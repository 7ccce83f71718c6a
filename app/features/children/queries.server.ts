import { and, asc, count, desc, eq, gte, ilike, isNull, not, or, sql, type SQL } from "drizzle-orm";
import { classTable } from "~db/schema/centres";
import { child, childGuardian, guardian, pickUpPerson } from "~db/schema/children";
import { enrolment } from "~db/schema/enrolment";
import { writeAudit } from "~/lib/audit.server";
import type { Ctx } from "~/lib/context.server";
import { dayOf, type Day } from "~/lib/dates";
import { enrolledOn } from "~/lib/enrolled.server";
import { notFound } from "~/lib/errors";
import { isId } from "~/lib/id";
import { maskPhone } from "~/lib/phone";
import { versionOf } from "~/lib/stale";
import { unseal } from "~/lib/vault.server";
import { listCareOfChild } from "./care/queries.server";
import { listConsents } from "./consents/queries.server";
import { barredToday } from "./custody/queries.server";
import type { ListChildrenInput } from "./schema";

export const todayOf = (ctx: Ctx): Day => dayOf(ctx.now, ctx.timeZone);

/** Chinese, pinyin or initials; digits look among the guardians' phones. */
function matching(ctx: Ctx, typed: string): SQL | undefined {
  const text = typed
    .trim()
    .toLowerCase()
    .replace(/[%_\\]/g, "\\$&");
  if (!text) return undefined;
  if (/^\d{3,}$/.test(text)) {
    return sql`exists (select 1 from child_guardian cg
      join guardian g on g.centre_id = cg.centre_id and g.id = cg.guardian_id
      where cg.centre_id = ${ctx.centreId} and cg.child_id = ${child.id}
      and g.phone like ${`%${text}%`})`;
  }
  const letters = text.replace(/[\s']/g, "");
  return or(
    ilike(child.name, `%${text}%`),
    ilike(child.pinyin, `${letters}%`),
    ilike(child.initials, `${letters}%`),
  );
}

const sortable = {
  name: child.pinyin,
  bornOn: child.bornOn,
  class: classTable.position,
  startsOn: enrolment.startsOn,
} as const;

function orderOf(sort: string | undefined): SQL[] {
  const [, minus, key] = /^(-?)(\w+)$/.exec(sort ?? "") ?? [];
  const found = Object.entries(sortable).find(([name]) => name === key)?.[1];
  const first = found ? [minus ? desc(found) : asc(found)] : [asc(classTable.position)];
  return [...first, asc(child.pinyin), asc(child.id)];
}

/** The children list: enrolled today, one page, with how many match in all. No health data. */
export async function listChildren(ctx: Ctx, input: ListChildrenInput) {
  const classId = input.class && isId(input.class) ? input.class : undefined;
  const where = and(
    eq(child.centreId, ctx.centreId),
    matching(ctx, input.q),
    classId ? eq(classTable.id, classId) : undefined,
    input.schedule ? eq(enrolment.schedule, input.schedule) : undefined,
  );
  return ctx.tx(async (tx) => {
    const rows = await tx
      .select({
        id: child.id,
        name: child.name,
        sex: child.sex,
        bornOn: child.bornOn,
        faceFileId: child.faceFileId,
        className: classTable.name,
        colour: classTable.colour,
        schedule: enrolment.schedule,
        startsOn: enrolment.startsOn,
        guardianName: guardian.name,
        guardianPhone: guardian.phone,
        total: sql<number>`count(*) over ()::int`,
      })
      .from(child)
      .leftJoin(
        enrolment,
        and(
          eq(enrolment.centreId, ctx.centreId),
          enrolledOn(todayOf(ctx)),
          eq(enrolment.childId, child.id),
        ),
      )
      .leftJoin(
        classTable,
        and(eq(classTable.centreId, enrolment.centreId), eq(classTable.id, enrolment.classId)),
      )
      // a join, not a subquery a row: at most one primary guardian a child, by the partial unique index
      .leftJoin(
        childGuardian,
        and(
          eq(childGuardian.centreId, child.centreId),
          eq(childGuardian.childId, child.id),
          eq(childGuardian.grade, "primary"),
        ),
      )
      .leftJoin(
        guardian,
        and(
          eq(guardian.centreId, childGuardian.centreId),
          eq(guardian.id, childGuardian.guardianId),
        ),
      )
      .where(where)
      .orderBy(...orderOf(input.sort))
      .limit(input.size)
      .offset((input.page - 1) * input.size)
      .prepare("children_list")
      .execute();
    return {
      total: rows[0]?.total ?? 0,
      rows: rows.map(({ total: _total, ...row }) => ({
        ...row,
        guardianName: row.guardianName ?? "",
        guardianPhone: row.guardianPhone ? maskPhone(row.guardianPhone) : "",
      })),
    };
  });
}

/** Every match on one sheet. A list that leaves the house is written down. */
export const exportChildren = (ctx: Ctx, input: ListChildrenInput) =>
  ctx.tx(async () => {
    await writeAudit(ctx, { capability: "children.list.read" });
    return listChildren(ctx, { ...input, page: 1, size: 2000 });
  });

export async function countChildren(ctx: Ctx): Promise<number> {
  const [row] = await ctx.tx((tx) =>
    tx.select({ n: count() }).from(child).where(eq(child.centreId, ctx.centreId)),
  );
  return row?.n ?? 0;
}

/** Guardians, by grade, with masked phones. */
export const listGuardians = (ctx: Ctx, childId: string) =>
  ctx.tx(async (tx) => {
    const rows = await tx
      .select({
        id: guardian.id,
        name: guardian.name,
        phone: guardian.phone,
        relation: childGuardian.relation,
        grade: childGuardian.grade,
        mayPickUp: sql<boolean>`(${childGuardian.mayPickUp} and not ${barredToday(ctx, childGuardian.childId, guardian.phone)})`,
        hasAccount: sql<boolean>`${guardian.userId} is not null`,
      })
      .from(childGuardian)
      .innerJoin(
        guardian,
        and(
          eq(guardian.centreId, childGuardian.centreId),
          eq(guardian.id, childGuardian.guardianId),
        ),
      )
      .where(and(eq(childGuardian.centreId, ctx.centreId), eq(childGuardian.childId, childId)))
      .orderBy(
        sql`array_position(array['primary','secondary','family','emergencyOnly'], ${childGuardian.grade})`,
        childGuardian.createdAt,
      );
    return rows.map((row) => ({ ...row, phone: maskPhone(row.phone) }));
  });

export const listPickUpPersons = (ctx: Ctx, childId: string) =>
  ctx.tx(async (tx) => {
    const rows = await tx
      .select({
        id: pickUpPerson.id,
        name: pickUpPerson.name,
        phone: pickUpPerson.phone,
        relation: pickUpPerson.relation,
        hasAccount: sql<boolean>`${pickUpPerson.userId} is not null`,
      })
      .from(pickUpPerson)
      .where(
        and(
          eq(pickUpPerson.centreId, ctx.centreId),
          eq(pickUpPerson.childId, childId),
          isNull(pickUpPerson.revokedAt),
          not(barredToday(ctx, pickUpPerson.childId, pickUpPerson.phone)),
        ),
      )
      .orderBy(pickUpPerson.createdAt);
    return rows.map((row) => ({ ...row, phone: maskPhone(row.phone) }));
  });

/** The child with its place today, or not_found. */
export const findChild = (ctx: Ctx, childId: string) =>
  ctx.tx(async (tx) => {
    const [row] = await tx
      .select({
        id: child.id,
        name: child.name,
        sex: child.sex,
        bornOn: child.bornOn,
        faceFileId: child.faceFileId,
        idKind: child.idKind,
        idMasked: child.idMasked,
        pastIllness: child.pastIllness,
        vaccinationCheckedOn: child.vaccinationCheckedOn,
        note: child.note,
        enteredOn: child.enteredOn,
        toClarify: child.toClarify,
        updatedAt: child.updatedAt,
        classId: classTable.id,
        className: classTable.name,
        colour: classTable.colour,
        enrolmentId: enrolment.id,
        schedule: enrolment.schedule,
        startsOn: enrolment.startsOn,
      })
      .from(child)
      .leftJoin(
        enrolment,
        and(
          eq(enrolment.centreId, child.centreId),
          eq(enrolment.childId, child.id),
          or(isNull(enrolment.endsOn), gte(enrolment.endsOn, todayOf(ctx))),
        ),
      )
      .leftJoin(
        classTable,
        and(eq(classTable.centreId, enrolment.centreId), eq(classTable.id, enrolment.classId)),
      )
      .where(and(eq(child.centreId, ctx.centreId), eq(child.id, childId)))
      .orderBy(asc(enrolment.startsOn))
      .limit(1);
    if (!row) throw notFound("child");
    const { updatedAt, ...found } = row;
    return { ...found, version: versionOf(updatedAt) };
  });

/** The whole child page. Health and custody are read here, so the read is audited. */
export const getChild = (ctx: Ctx, input: { childId: string }) =>
  ctx.tx(async () => {
    const found = await findChild(ctx, input.childId);
    await writeAudit(ctx, { capability: "children.child.read", childId: found.id });
    return {
      ...found,
      guardians: await listGuardians(ctx, found.id),
      pickUpPersons: await listPickUpPersons(ctx, found.id),
      ...(await listCareOfChild(ctx, found.id)),
      consents: await listConsents(ctx, found.id),
    };
  });

export type ChildPage = Awaited<ReturnType<typeof getChild>>;

/** The full identity number, opened for one reader and written down. */
export const revealIdentity = (ctx: Ctx, input: { childId: string }) =>
  ctx.tx(async (tx) => {
    const [row] = await tx
      .select({ id: child.id, idCipher: child.idCipher })
      .from(child)
      .where(and(eq(child.centreId, ctx.centreId), eq(child.id, input.childId)));
    if (!row) throw notFound("child");
    await writeAudit(ctx, { capability: "children.identity.reveal", childId: row.id });
    return { idNumber: row.idCipher ? unseal(row.idCipher, row.id) : null };
  });
