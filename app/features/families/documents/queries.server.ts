import { and, asc, eq, gt, inArray, isNotNull, isNull, or, sql, type SQL } from "drizzle-orm";
import { unionAll } from "drizzle-orm/pg-core";
import type { DocumentKind } from "~db/enums";
import { membership, user } from "~db/schema/accounts";
import { agreement, application, offer } from "~db/schema/applications";
import { classTable } from "~db/schema/centres";
import { child, childGuardian, guardian } from "~db/schema/children";
import { enrolment } from "~db/schema/enrolment";
import { documentAcceptance, documentReminder } from "~db/schema/families";
import { familyRoles, signingGrades } from "~/access/policy";
import {
  getDocument,
  listDocumentsInForce,
  type DocumentInForce,
} from "~/features/centres/documents/queries.server";
import { writeAudit } from "~/lib/audit.server";
import type { Ctx } from "~/lib/context.server";
import { dayOf, momentOf } from "~/lib/dates";
import type { Transaction } from "~/lib/db.server";
import { firstStays } from "~/lib/enrolled.server";
import { notFound } from "~/lib/errors";
import { groupBy } from "~/lib/group";
import { isId } from "~/lib/id";
import { isAccepted, newestOf, openFor } from "./rules";
import type { ListAcceptancesInput } from "./schema";

type About = { childIds?: readonly string[]; kind?: DocumentKind };

/**
 * Every agreement to every version, however it was given, one truth: with the application, with the agreement about
 * the place, on the family's page, or on paper. The oldest first.
 */
export const listAcceptances = (ctx: Ctx, { childIds, kind }: About) =>
  ctx.tx(async (tx) => {
    if (childIds?.length === 0) return [];
    const { centreId } = ctx;
    const at = (of: SQL) => of.mapWith(documentAcceptance.acceptedAt).as("at");
    const within = (column: typeof documentAcceptance.childId | typeof agreement.childId | typeof application.childId) =>
      childIds ? inArray(column, [...childIds]) : undefined; // prettier-ignore
    const rows = await unionAll(
      tx
        .select({
          kind: sql<DocumentKind>`${documentAcceptance.kind}`.as("kind"),
          version: sql<number>`${documentAcceptance.version}`.as("version"),
          childId: sql<string>`${documentAcceptance.childId}`.as("child_id"),
          // whoever signed on paper need not do it again with the account
          userId: sql<string | null>`coalesce(${documentAcceptance.acceptedBy}, ${guardian.userId})`.as("user_id"), // prettier-ignore
          name: sql<string>`${documentAcceptance.acceptedName}`.as("name"),
          at: at(sql`${documentAcceptance.acceptedAt}`),
          isPaper: sql<boolean>`${documentAcceptance.acceptedBy} is null`.as("is_paper"),
          agreementId: sql<string | null>`null::uuid`.as("agreement_id"),
        })
        .from(documentAcceptance)
        .innerJoin(
          guardian,
          and(
            eq(guardian.centreId, documentAcceptance.centreId),
            eq(guardian.id, documentAcceptance.guardianId),
          ),
        ) // prettier-ignore
        .where(and(eq(documentAcceptance.centreId, centreId), within(documentAcceptance.childId))),
      tx
        .select({
          kind: sql<DocumentKind>`'agreement'::text`.as("kind"),
          version: sql<number>`${agreement.version}`.as("version"),
          childId: sql<string>`${agreement.childId}`.as("child_id"),
          userId: sql<string | null>`${agreement.acceptedBy}`.as("user_id"),
          name: sql<string>`coalesce(${user.name}, '')`.as("name"),
          at: at(sql`${agreement.acceptedAt}`),
          isPaper: sql<boolean>`false`.as("is_paper"),
          agreementId: sql<string | null>`${agreement.id}`.as("agreement_id"),
        })
        .from(agreement)
        .leftJoin(user, eq(user.id, agreement.acceptedBy))
        .where(and(eq(agreement.centreId, centreId), within(agreement.childId))),
      tx
        .select({
          kind: sql<DocumentKind>`'privacyNotice'::text`.as("kind"),
          version: sql<number>`${application.noticeVersion}`.as("version"),
          childId: sql<string>`${application.childId}`.as("child_id"),
          // whoever applied has an account since taking the place
          userId: sql<string | null>`${agreement.acceptedBy}`.as("user_id"),
          name: sql<string>`${application.guardianName}`.as("name"),
          at: at(sql`${application.createdAt}`),
          isPaper: sql<boolean>`false`.as("is_paper"),
          agreementId: sql<string | null>`null::uuid`.as("agreement_id"),
        })
        .from(application)
        .leftJoin(
          offer,
          and(
            eq(offer.centreId, application.centreId),
            eq(offer.applicationId, application.id),
            eq(offer.state, "accepted"),
          ),
        ) // prettier-ignore
        .leftJoin(
          agreement,
          and(eq(agreement.centreId, offer.centreId), eq(agreement.offerId, offer.id)),
        ) // prettier-ignore
        .where(
          and(
            ...[eq(application.centreId, centreId), isNotNull(application.noticeVersion)],
            ...[isNotNull(application.childId), within(application.childId)],
          ),
        ),
    );
    const wanted = kind ? rows.filter((row) => row.kind === kind) : rows;
    return wanted.sort((a, b) => a.at.getTime() - b.at.getTime());
  });

export type AcceptanceRow = Awaited<ReturnType<typeof listAcceptances>>[number];

/** Children with a place, now or promised: whose families are asked. */
const listAskedChildren = (tx: Transaction, ctx: Ctx) => {
  const stay = firstStays(tx, ctx.centreId, dayOf(ctx.now, ctx.timeZone));
  return tx
    .select({
      ...{ id: child.id, name: child.name, faceFileId: child.faceFileId },
      ...{ classId: classTable.id, className: classTable.name, colour: classTable.colour },
    })
    .from(child)
    .innerJoin(stay, eq(stay.childId, child.id))
    .innerJoin(
      classTable,
      and(eq(classTable.centreId, child.centreId), eq(classTable.id, stay.classId)),
    )
    .where(eq(child.centreId, ctx.centreId))
    .orderBy(asc(classTable.position), asc(child.pinyin), asc(child.id));
};

/** Those of some children who have a place, now or promised. */
export const listWithPlace = (ctx: Ctx, childIds: readonly string[]): Promise<string[]> =>
  ctx.tx(async (tx) => {
    if (childIds.length === 0) return [];
    const rows = await tx
      .selectDistinct({ childId: enrolment.childId })
      .from(enrolment)
      .where(
        and(
          ...[eq(enrolment.centreId, ctx.centreId), inArray(enrolment.childId, [...childIds])],
          or(isNull(enrolment.endsOn), gt(enrolment.endsOn, dayOf(ctx.now, ctx.timeZone))),
        ),
      );
    return rows.map(({ childId }) => childId);
  });

/** The day on which families were last reminded of a version. */
const lastReminder = async (tx: Transaction, ctx: Ctx, kind: DocumentKind, version: number) => {
  const [row] = await tx
    .select({ day: sql<string | null>`max(${documentReminder.day})::text` })
    .from(documentReminder)
    .where(
      and(
        ...[eq(documentReminder.centreId, ctx.centreId), eq(documentReminder.kind, kind)],
        eq(documentReminder.version, version),
      ),
    );
  return row?.day ?? null;
};

type Standing = {
  text: DocumentInForce;
  children: readonly { id: string }[];
  acceptances: readonly AcceptanceRow[];
};

/** Of how many children a family has agreed to a text in force, and when the others were last reminded. */
async function standingOf(tx: Transaction, ctx: Ctx, { text, children, acceptances }: Standing) {
  return {
    ...{ ...text, publishedAt: momentOf(text.publishedAt, ctx.timeZone) },
    children: children.length,
    accepted: children.filter(({ id }) => isAccepted(text, id, acceptances)).length,
    remindedOn: await lastReminder(tx, ctx, text.kind, text.version),
  };
}

/** The texts in force, each as far as it has come. */
export const listDocumentStandings = (ctx: Ctx) =>
  ctx.tx(async (tx) => {
    const acceptances = await listAcceptances(ctx, {});
    const children = await listAskedChildren(tx, ctx);
    const standings = [];
    for (const text of await listDocumentsInForce(ctx)) {
      standings.push(await standingOf(tx, ctx, { text, children, acceptances }));
    }
    return standings;
  });

export type DocumentStanding = Awaited<ReturnType<typeof listDocumentStandings>>[number];

/** Who signs for some children: with the account that news of it may go to, where there is one. */
const listSigners = (tx: Transaction, ctx: Ctx, childIds: readonly string[]) =>
  tx
    .selectDistinct({
      ...{ childId: childGuardian.childId, guardianId: guardian.id, name: guardian.name },
      ...{ relation: childGuardian.relation, grade: childGuardian.grade },
      userId: sql<string | null>`case when ${membership.userId} is not null then ${user.id} end`,
    })
    .from(childGuardian)
    .innerJoin(guardian, and(eq(guardian.centreId, childGuardian.centreId), eq(guardian.id, childGuardian.guardianId))) // prettier-ignore
    .leftJoin(user, and(eq(user.id, guardian.userId), eq(user.state, "active")))
    .leftJoin(
      membership,
      and(
        ...[eq(membership.userId, user.id), eq(membership.centreId, guardian.centreId)],
        inArray(membership.role, [...familyRoles]),
      ),
    )
    .where(
      and(
        ...[eq(childGuardian.centreId, ctx.centreId), inArray(childGuardian.childId, [...childIds])],
        inArray(childGuardian.grade, [...signingGrades]),
      ),
    )
    .orderBy(asc(childGuardian.grade), asc(guardian.id)); // prettier-ignore

/** One text for its page: its words, how far it has come, and child by child who has agreed and who has not. */
export const getDocumentStanding = (
  ctx: Ctx,
  input: ListAcceptancesInput & { kind: DocumentKind | null },
) =>
  ctx.tx(async (tx) => {
    const text = (await listDocumentsInForce(ctx)).find(({ kind }) => kind === input.kind);
    if (!text) throw notFound("document");
    const { kind, version, isAsked } = text;
    const acceptances = await listAcceptances(ctx, { kind });
    const all = await listAskedChildren(tx, ctx);
    const standing = await standingOf(tx, ctx, { text, children: all, acceptances });
    const ofClass = input.class && isId(input.class) ? input.class : null;
    const children = ofClass ? all.filter(({ classId }) => classId === ofClass) : all;
    const signers = groupBy(
      children.length > 0 ? await listSigners(tx, ctx, children.map(({ id }) => id)) : [],
      ({ childId }) => childId,
    ); // prettier-ignore
    const { zh, en } = await getDocument(ctx, { kind });
    const rows = children.map(({ classId: _class, ...row }) => ({
      ...row,
      isOpen: openFor(text, [row.id], acceptances).length > 0,
      accepted: acceptances
        .filter((one) => one.version === version && one.childId === row.id)
        .map(({ name, at, isPaper }) => ({ name, at: momentOf(at, ctx.timeZone), isPaper })),
      earlier: newestOf(kind, row.id, acceptances)?.version ?? null,
      signers: (signers.get(row.id) ?? []).map(({ guardianId, name, relation, userId }) => ({
        ...{ guardianId, name, relation, hasAccount: userId !== null },
      })),
    }));
    const isRemindedToday = standing.remindedOn === dayOf(ctx.now, ctx.timeZone);
    return {
      ...{ ...standing, text: ctx.locale === "en" ? en : zh, isRemindedToday },
      open: isAsked ? standing.children - standing.accepted : 0,
      rows: rows.filter(({ isOpen }) => input.show !== "open" || isOpen),
    };
  });

export type DocumentPage = Awaited<ReturnType<typeof getDocumentStanding>>;

/** The same as a sheet. A list that leaves the house is written down. */
export const exportDocumentStanding = (
  ctx: Ctx,
  input: ListAcceptancesInput & { kind: DocumentKind | null },
) =>
  ctx.tx(async () => {
    const page = await getDocumentStanding(ctx, input);
    const after = { document: page.kind, version: String(page.version), export: "xlsx" };
    await writeAudit(ctx, { capability: "families.document.read", after });
    return page;
  });

/** The accounts that are asked to agree to the version in force, as long as nobody of their family has. */
export const listUnsigned = (ctx: Ctx, input: { kind: DocumentKind }): Promise<string[]> =>
  ctx.tx(async (tx) => {
    const inForce = (await listDocumentsInForce(ctx)).find(({ kind }) => kind === input.kind);
    if (!inForce?.isAsked) return [];
    const children = (await listAskedChildren(tx, ctx)).map(({ id }) => id);
    const open = openFor(inForce, children, await listAcceptances(ctx, { kind: input.kind }));
    if (open.length === 0) return [];
    const signers = await listSigners(tx, ctx, open);
    return [...new Set(signers.flatMap(({ userId }) => userId ?? []))];
  });
