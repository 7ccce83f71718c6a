import { and, asc, desc, eq, gte, ilike, isNull, like, lt, or, sql, type SQL } from "drizzle-orm";
import type { CertificateKind, Post } from "~db/enums";
import { classTable } from "~db/schema/centres";
import { staffCertificate, staffClass, staffMember, staffPost } from "~db/schema/staff";
import type { Ctx } from "~/lib/context.server";
import { addDays, dayOf, type Day } from "~/lib/dates";
import { notFound } from "~/lib/errors";
import { isId } from "~/lib/id";
import { maskPhone } from "~/lib/phone";
import { versionOf } from "~/lib/stale";
import {
  certificateGaps,
  certificateState,
  currentCertificates,
  hasGaps,
  neededCertificates,
} from "./rules";
import type { ListStaffInput } from "./schema";

const todayOf = (ctx: Ctx): Day => dayOf(ctx.now, ctx.timeZone);

const atWork = (day: Day) => or(isNull(staffMember.leftOn), gte(staffMember.leftOn, day));

// written out: drizzle leaves the table's name away in a select from one table
const postsOf = sql<Post[]>`(
  select coalesce(json_agg(p.post order by p.post), '[]') from ${staffPost} p
  where p.centre_id = staff_member.centre_id and p.staff_id = staff_member.id)`;

type ClassOfStaff = { id: string; name: string; colour: number; position: number; lead: boolean };

const classesOf = sql<ClassOfStaff[]>`(
  select coalesce(json_agg(json_build_object('id', c.id, 'name', c.name, 'colour', c.colour,
    'position', c.position, 'lead', s.lead) order by c.position), '[]')
  from ${staffClass} s join ${classTable} c on c.centre_id = s.centre_id and c.id = s.class_id
  where s.centre_id = staff_member.centre_id and s.staff_id = staff_member.id)`;

const certificatesOf = sql<{ kind: CertificateKind; expiresOn: string | null }[]>`(
  select coalesce(json_agg(json_build_object('kind', t.kind, 'expiresOn', t.expires_on)), '[]')
  from ${staffCertificate} t
  where t.centre_id = staff_member.centre_id and t.staff_id = staff_member.id)`;

/** Chinese, pinyin or initials; digits are the end of a phone number. */
function matching(typed: string): SQL | undefined {
  const text = typed
    .trim()
    .toLowerCase()
    .replace(/[%_\\]/g, "\\$&");
  if (!text) return undefined;
  if (/^\d{3,}$/.test(text)) return like(staffMember.phone, `%${text}`);
  const letters = text.replace(/[\s']/g, "");
  return or(
    ilike(staffMember.name, `%${text}%`),
    ilike(staffMember.pinyin, `${letters}%`),
    ilike(staffMember.initials, `${letters}%`),
  );
}

function filters(ctx: Ctx, input: ListStaffInput): SQL | undefined {
  const today = todayOf(ctx);
  const classId = input.class && isId(input.class) ? input.class : undefined;
  return and(
    eq(staffMember.centreId, ctx.centreId),
    input.left ? lt(staffMember.leftOn, today) : atWork(today),
    matching(input.q),
    input.post
      ? sql`exists (select 1 from ${staffPost} p where p.centre_id = ${ctx.centreId}
          and p.staff_id = ${staffMember.id} and p.post = ${input.post})`
      : undefined,
    classId
      ? sql`exists (select 1 from ${staffClass} s where s.centre_id = ${ctx.centreId}
          and s.staff_id = ${staffMember.id} and s.class_id = ${classId})`
      : undefined,
  );
}

type Listed = Awaited<ReturnType<typeof listAll>>[number];

// the last letter comes after every date: who has nothing to renew stands at the end
const sortable: Record<string, (row: Listed) => string> = {
  name: (row) => row.pinyin,
  hiredOn: (row) => row.hiredOn,
  class: (row) => String(row.classes[0]?.position ?? 999).padStart(3, "0"),
  expiresOn: (row) => row.gaps.nextExpiry ?? "z",
};

function inOrder(rows: Listed[], sort: string | undefined): Listed[] {
  const [, minus, name = ""] = /^(-?)(\w+)$/.exec(sort ?? "") ?? [];
  const key = sortable[name];
  if (!key) return rows;
  const sign = minus ? -1 : 1;
  return rows.sort((a, b) => sign * (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
}

const listAll = (ctx: Ctx, input: ListStaffInput) =>
  ctx.tx(async (tx) => {
    const rows = await tx
      .select({
        id: staffMember.id,
        name: staffMember.name,
        pinyin: staffMember.pinyin,
        sex: staffMember.sex,
        phone: staffMember.phone,
        hiredOn: staffMember.hiredOn,
        leftOn: staffMember.leftOn,
        hasAccount: sql<boolean>`${staffMember.userId} is not null`,
        posts: postsOf,
        classes: classesOf,
        certificates: certificatesOf,
      })
      .from(staffMember)
      .where(filters(ctx, input))
      .orderBy(asc(staffMember.pinyin), asc(staffMember.id));
    return rows.map(({ certificates, ...row }) => ({
      ...row,
      gaps: certificateGaps(row.posts, certificates, todayOf(ctx)),
    }));
  });

/**
 * The staff list, one page of it. A centre has tens of staff: what their posts need is judged by the
 * rules over all of them, then cut into pages.
 */
export async function listStaff(ctx: Ctx, input: ListStaffInput) {
  const all = await listAll(ctx, input);
  const wanted = inOrder(
    input.expiring ? all.filter(({ gaps }) => hasGaps(gaps)) : all,
    input.sort,
  );
  const rows = wanted.slice((input.page - 1) * input.size, input.page * input.size);
  return {
    total: wanted.length,
    rows: rows.map(({ pinyin: _pinyin, ...row }) => ({ ...row, phone: maskPhone(row.phone) })),
  };
}

export type StaffRow = Awaited<ReturnType<typeof listStaff>>["rows"][number];

/** One person with posts, classes and every certificate with its state today. */
export async function getStaffMember(ctx: Ctx, input: { staffId: string }) {
  if (!isId(input.staffId)) throw notFound("staff member");
  const today = todayOf(ctx);
  return ctx.tx(async (tx) => {
    const [found] = await tx
      .select({
        id: staffMember.id,
        name: staffMember.name,
        sex: staffMember.sex,
        phone: staffMember.phone,
        userId: staffMember.userId,
        hiredOn: staffMember.hiredOn,
        leftOn: staffMember.leftOn,
        posts: postsOf,
        classes: classesOf,
        updatedAt: staffMember.updatedAt,
      })
      .from(staffMember)
      .where(and(eq(staffMember.centreId, ctx.centreId), eq(staffMember.id, input.staffId)));
    if (!found) throw notFound("staff member");
    const { updatedAt, ...person } = found;
    const certificates = await tx
      .select({
        id: staffCertificate.id,
        kind: staffCertificate.kind,
        number: staffCertificate.number,
        issuedOn: staffCertificate.issuedOn,
        expiresOn: staffCertificate.expiresOn,
      })
      .from(staffCertificate)
      .where(
        and(eq(staffCertificate.centreId, ctx.centreId), eq(staffCertificate.staffId, found.id)),
      )
      .orderBy(asc(staffCertificate.kind), desc(staffCertificate.issuedOn));
    const current = new Set(currentCertificates(certificates).map(({ id }) => id));
    return {
      ...person,
      version: versionOf(updatedAt),
      phone: maskPhone(found.phone),
      needed: neededCertificates(found.posts),
      gaps: certificateGaps(found.posts, certificates, today),
      certificates: certificates.map((each) => ({
        ...each,
        state: certificateState(each, today),
        replaced: !current.has(each.id),
      })),
    };
  });
}

export type StaffPage = Awaited<ReturnType<typeof getStaffMember>>;

/** Certificates of working staff that run out within so many days or already have, the first to go first. */
export async function listExpiringCertificates(ctx: Ctx, input: { withinDays: number }) {
  const today = todayOf(ctx);
  const until = addDays(today, input.withinDays);
  const held = await ctx.tx((tx) =>
    tx
      .select({
        id: staffCertificate.id,
        staffId: staffMember.id,
        name: staffMember.name,
        kind: staffCertificate.kind,
        expiresOn: staffCertificate.expiresOn,
      })
      .from(staffCertificate)
      .innerJoin(
        staffMember,
        and(
          eq(staffMember.centreId, staffCertificate.centreId),
          eq(staffMember.id, staffCertificate.staffId),
        ),
      )
      .where(and(eq(staffCertificate.centreId, ctx.centreId), atWork(today))),
  );
  const byPerson = new Map<string, typeof held>();
  for (const each of held) {
    byPerson.set(each.staffId, [...(byPerson.get(each.staffId) ?? []), each]);
  }
  return [...byPerson.values()]
    .flatMap((certificates) => currentCertificates(certificates))
    .flatMap((each) =>
      each.expiresOn !== null && each.expiresOn <= until
        ? [{ ...each, expiresOn: each.expiresOn, state: certificateState(each, today) }]
        : [],
    )
    .sort((a, b) => (a.expiresOn < b.expiresOn ? -1 : 1));
}
