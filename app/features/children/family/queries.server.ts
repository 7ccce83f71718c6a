import { and, asc, desc, eq, gte, isNull, not, or, sql } from "drizzle-orm";
import { classTable } from "~db/schema/centres";
import { child, childGuardian, guardian, pickUpPerson } from "~db/schema/children";
import { enrolment } from "~db/schema/enrolment";
import { staffClass, staffMember } from "~db/schema/staff";
import { may } from "~/access/policy";
import { writeAudit } from "~/lib/audit.server";
import type { Ctx, OwnChildId } from "~/lib/context.server";
import { dayOf } from "~/lib/dates";
import { enrolledOn } from "~/lib/enrolled.server";
import { among, asArray } from "~/lib/rows.server";
import { statement } from "~/lib/statement.server";
import { listCareOfChild } from "../care/queries.server";
import { listConsents } from "../consents/queries.server";
import { barredToday, isCustodyNoted, listCustodyNotes } from "../custody/queries.server";
import { findChild, listGuardians, listPickUpPersons } from "../queries.server";

/** What a guardian sees of the own child. The brand is the proof; nothing of other families is read. */
export const getOwnChild = (ctx: Ctx, childId: OwnChildId) =>
  ctx.tx(async () => {
    const {
      note: _officeNote,
      toClarify: _officeQuestion,
      enrolmentId: _id,
      idKind: _kind,
      ...own
    } = await findChild(ctx, childId);
    await writeAudit(ctx, { capability: "children.own.read", childId });
    return {
      ...own,
      guardians: await listGuardians(ctx, childId),
      pickUpPersons: await listPickUpPersons(ctx, childId),
      ...(await listCareOfChild(ctx, childId)),
      consents: await listConsents(ctx, childId),
    };
  });

export type OwnChild = Awaited<ReturnType<typeof getOwnChild>>;

const findSiblings = statement((on) =>
  on
    .selectDistinctOn([child.id], {
      ...{ id: sql<OwnChildId>`${child.id}`, name: child.name, bornOn: child.bornOn },
      ...{ faceFileId: child.faceFileId, className: classTable.name, colour: classTable.colour },
    })
    .from(child)
    .leftJoin(
      enrolment,
      and(
        ...[eq(enrolment.centreId, child.centreId), eq(enrolment.childId, child.id)],
        or(isNull(enrolment.endsOn), gte(enrolment.endsOn, sql.placeholder("today"))),
      ),
    )
    .leftJoin(
      classTable,
      and(eq(classTable.centreId, enrolment.centreId), eq(classTable.id, enrolment.classId)),
    )
    .where(and(eq(child.centreId, sql.placeholder("centreId")), among(child.id, "ids")))
    .orderBy(child.id, asc(enrolment.startsOn))
    .prepare("siblings"),
);

/** The own children, the eldest first, and the one the family pages are about: `wanted`, or the first. */
export const getFamily = (
  ctx: Ctx,
  input: { own: readonly OwnChildId[]; wanted: string | null },
): Promise<{ siblings: Sibling[]; chosen: OwnChildId | null }> =>
  ctx.tx(async (tx) => {
    const ids = asArray(input.own);
    const today = dayOf(ctx.now, ctx.timeZone);
    const siblings = await findSiblings(tx, { centreId: ctx.centreId, ids, today });
    siblings.sort((a, b) => (`${a.bornOn} ${a.id}` < `${b.bornOn} ${b.id}` ? -1 : 1));
    const chosen = siblings.find(({ id }) => id === input.wanted) ?? siblings[0];
    return { siblings, chosen: chosen?.id ?? null };
  });

export type Sibling = {
  id: OwnChildId;
  name: string;
  bornOn: string;
  faceFileId: string | null;
  className: string | null;
  colour: number | null;
};

/** The children a pick-up-only person may collect today: face, name, class and nothing else. */
export const listCollectable = (ctx: Ctx) =>
  ctx.tx(async (tx) => {
    const today = dayOf(ctx.now, ctx.timeZone);
    const found = await tx
      .select({
        id: child.id,
        name: child.name,
        faceFileId: child.faceFileId,
        relation: pickUpPerson.relation,
        className: classTable.name,
        colour: classTable.colour,
        schedule: enrolment.schedule,
      })
      .from(pickUpPerson)
      .innerJoin(
        child,
        and(eq(child.centreId, pickUpPerson.centreId), eq(child.id, pickUpPerson.childId)),
      )
      .innerJoin(
        enrolment,
        and(
          eq(enrolment.centreId, child.centreId),
          eq(enrolment.childId, child.id),
          enrolledOn(today),
        ),
      )
      .innerJoin(
        classTable,
        and(eq(classTable.centreId, enrolment.centreId), eq(classTable.id, enrolment.classId)),
      )
      .where(
        and(
          eq(pickUpPerson.centreId, ctx.centreId),
          eq(pickUpPerson.userId, ctx.actor.id),
          isNull(pickUpPerson.revokedAt),
          not(barredToday(ctx, pickUpPerson.childId, pickUpPerson.phone)),
        ),
      )
      .orderBy(asc(child.bornOn), asc(child.id));
    for (const { id } of found) {
      await writeAudit(ctx, { capability: "children.pickUp.read", childId: id });
    }
    return found;
  });

export type Collectable = Awaited<ReturnType<typeof listCollectable>>[number];

/**
 * Who answers for a child and who may collect it, phones masked: the room's sheet. Audited, and what is noted
 * about custody once more, for those alone who may read it. `sealed`: on a tablet before a PIN, which says
 * only that something is noted.
 */
export const getContacts = (ctx: Ctx, input: { childId: string; sealed?: boolean }) =>
  ctx.tx(async () => {
    const { id, name, bornOn } = await findChild(ctx, input.childId);
    await writeAudit(ctx, { capability: "attendance.room.read", childId: id });
    const mayRead = may(ctx.actor, "children.custody.read");
    const custody = mayRead && !input.sealed ? await listCustodyNotes(ctx, { childId: id }) : [];
    return {
      hidesCustody: mayRead && input.sealed === true && (await isCustodyNoted(ctx, input)),
      ...{ id, name, bornOn },
      guardians: await listGuardians(ctx, id),
      pickUpPersons: await listPickUpPersons(ctx, id),
      custody: custody.filter(({ standing }) => standing === "inForce"),
    };
  });

export type Contacts = Awaited<ReturnType<typeof getContacts>>;

/** The full phone numbers of everyone on a child's list, by the id of the person. Audited. */
export const listCallable = (ctx: Ctx, input: { childId: string }) =>
  ctx.tx(async (tx) => {
    const { id: childId } = await findChild(ctx, input.childId);
    const guardians = await tx
      .select({ id: guardian.id, phone: guardian.phone })
      .from(childGuardian)
      .innerJoin(
        guardian,
        and(
          eq(guardian.centreId, childGuardian.centreId),
          eq(guardian.id, childGuardian.guardianId),
        ),
      )
      .where(and(eq(childGuardian.centreId, ctx.centreId), eq(childGuardian.childId, childId)));
    const named = await tx
      .select({ id: pickUpPerson.id, phone: pickUpPerson.phone })
      .from(pickUpPerson)
      .where(
        and(
          eq(pickUpPerson.centreId, ctx.centreId),
          eq(pickUpPerson.childId, childId),
          isNull(pickUpPerson.revokedAt),
        ),
      );
    await writeAudit(ctx, { capability: "children.phones.reveal", childId });
    return { childId, phones: [...guardians, ...named] };
  });

export type Callable = Awaited<ReturnType<typeof listCallable>>;

/** The teachers and carers of the class the child is in today: names, the lead first. */
export const listTeachers = (ctx: Ctx, childId: OwnChildId) =>
  ctx.tx((tx) => {
    const today = dayOf(ctx.now, ctx.timeZone);
    return tx
      .select({ id: staffMember.id, name: staffMember.name, lead: staffClass.lead })
      .from(enrolment)
      .innerJoin(
        staffClass,
        and(eq(staffClass.centreId, enrolment.centreId), eq(staffClass.classId, enrolment.classId)),
      )
      .innerJoin(
        staffMember,
        and(eq(staffMember.centreId, staffClass.centreId), eq(staffMember.id, staffClass.staffId)),
      )
      .where(
        and(
          eq(enrolment.centreId, ctx.centreId),
          eq(enrolment.childId, childId),
          enrolledOn(today),
          or(isNull(staffMember.leftOn), gte(staffMember.leftOn, today)),
        ),
      )
      .orderBy(desc(staffClass.lead), asc(staffMember.pinyin), asc(staffMember.id));
  });
